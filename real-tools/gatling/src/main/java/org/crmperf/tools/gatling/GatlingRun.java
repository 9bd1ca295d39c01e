package org.crmperf.tools.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * A simulation with all that a simulation.log can hold: groups in groups, names that are no ASCII,
 * failed checks, nobody at the other end, a request that cannot be built, an assertion.
 *
 * <p>System properties: server, users, iterations.
 */
public final class GatlingRun extends Simulation {
  /** Gatling makes it. */
  public GatlingRun() {
    ChainBuilder day =
        exec(
            http("/ok").get("/ok"),
            http("/slow").get("/slow"),
            http("Größe 日本").get("/unicode"),
            http("/hops").get("/hops"),
            http("/broken").get("/broken").check(status().is(200)),
            http("/missing").get("/missing"),
            http("/rightly-missing").get("/rightly-missing").check(status().is(404)),
            http("/nobody").get("http://127.0.0.1:1/nobody"),
            http("/unbuildable").get("/#{nothing}"));
    ChainBuilder grouped = exec(http("/in-group").get("/in-group"));
    setUp(
            scenario("Sales day é")
                .repeat(Integer.getInteger("iterations"))
                .on(day.group("CRM").on(group("Log in").on(grouped)))
                .injectOpen(atOnceUsers(Integer.getInteger("users"))))
        .protocols(http.baseUrl(System.getProperty("server")))
        .assertions(global().failedRequests().count().is(0L));
  }
}
