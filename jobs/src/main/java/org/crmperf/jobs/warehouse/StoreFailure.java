package org.crmperf.jobs.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/**
 * A store that did not answer, or not with what is in it: nothing is known of the content, so that
 * what was read of a file so far must not be taken for all that can be read of it.
 */
public final class StoreFailure extends IOException {
  private static final long serialVersionUID = 1L;

  StoreFailure(IOException cause) {
    super(InputErrors.reason(cause), cause);
  }

  /** Whether it is at the bottom of an error. */
  public static boolean isBehind(@Nullable Throwable error) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof StoreFailure) {
        return true;
      }
    }
    return false;
  }

  /** Whether an operation failed for another reason than what was asked for. */
  static boolean isLikely(String path, IOException e) {
    boolean wrongPlace =
        e instanceof AccessDeniedException
            || e instanceof AccessControlException
            || e instanceof FileNotFoundException
            || e instanceof FileAlreadyExistsException
            || e instanceof ParentNotDirectoryException
            || e instanceof UnsupportedFileSystemException
            || e instanceof UnknownHostException
            || e.getClass().getSimpleName().equals("UnknownStoreException"); // S3A: no such bucket
    return !FileStores.isLocal(path) && !wrongPlace;
  }
}
