package org.crmperf.stores.hdfs;

import java.io.File;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** {@code HdfsMain FOLDER}: a name node and a data node, until standard input ends. */
public final class HdfsMain {
  private HdfsMain() {}

  /** Prints {@code ready hdfs://...} once it can be used. */
  public static void main(String[] args) throws IOException {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.replication", 1);
    configuration.setBoolean("dfs.permissions.enabled", false);
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration, new File(args[0])).numDataNodes(1).build()) {
      cluster.waitActive();
      System.out.println("ready " + cluster.getURI());
      while (System.in.read() >= 0) {
        // whoever started this process ends it by closing the pipe, or by dying
      }
    }
  }
}
