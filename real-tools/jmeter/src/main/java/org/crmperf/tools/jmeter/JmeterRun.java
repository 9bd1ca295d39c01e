package org.crmperf.tools.jmeter;

import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.jtlWriter;
import static us.abstracta.jmeter.javadsl.JmeterDsl.responseAssertion;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.transaction;

import java.io.IOException;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.assertions.DslResponseAssertion.TargetField;

/**
 * A test plan with all that makes JMeter's results hard to count: redirects, transactions of both
 * kinds, verdicts that the status does not tell, nobody at the other end. The results are written
 * as CSV, as XML, and as XML with all that JMeter can save. Prints what JMeter itself counted:
 * label, samples, errors.
 */
public final class JmeterRun {
  private JmeterRun() {}

  /** Arguments: the server's address, the folder for the results, threads, iterations. */
  public static void main(String[] arguments) throws IOException {
    String server = arguments[0];
    String folder = arguments[1];
    int threads = Integer.parseInt(arguments[2]);
    int iterations = Integer.parseInt(arguments[3]);
    TestPlanStats stats =
        testPlan(
                threadGroup(
                    threads,
                    iterations,
                    httpSampler("/ok", server + "/ok"),
                    httpSampler("/slow", server + "/slow"),
                    transaction("flat", httpSampler("/in-flat", server + "/in-flat")),
                    transaction(
                            "parent",
                            httpSampler("/in-parent", server + "/in-parent"),
                            httpSampler("/hops", server + "/hops"))
                        .generateParentSample(),
                    httpSampler("/hops", server + "/hops"),
                    httpSampler("/broken", server + "/broken"),
                    httpSampler("/missing", server + "/missing"),
                    httpSampler("/wrong-text", server + "/wrong-text?a=b,c")
                        .children(responseAssertion().containsSubstrings("no such text")),
                    httpSampler("/rightly-missing", server + "/rightly-missing")
                        .children(
                            responseAssertion()
                                .fieldToTest(TargetField.RESPONSE_CODE)
                                .equalsToStrings("404")
                                .ignoreStatus()),
                    httpSampler("/nobody", "http://127.0.0.1:1/nobody")),
                jtlWriter(folder, "results.csv"),
                jtlWriter(folder, "results.xml").saveAsXml(true),
                jtlWriter(folder, "everything.xml").saveAsXml(true).withAllFields())
            .run();
    for (String label : stats.labels()) {
      System.out.println(
          "counted\t"
              + label
              + "\t"
              + stats.byLabel(label).samplesCount()
              + "\t"
              + stats.byLabel(label).errorsCount());
    }
  }
}
