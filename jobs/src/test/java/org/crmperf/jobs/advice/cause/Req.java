package org.crmperf.jobs.advice.cause;

/** A request that a day's log will have; times in milliseconds, negative if nobody says. */
final class Req {
  double second;
  String client = "";
  String agent = "";
  String host = "crm.example.com";
  String method = "GET";
  String target = "";
  int endpoint;
  int module;
  int status = 200;
  long bytes;
  double millis;
  double upstream = -1;
  double queue;
  double database;
  String server = "10.0.0.11:8080";
  String cache = "-";

  Req copy() {
    Req r = new Req();
    r.second = second;
    r.client = client;
    r.agent = agent;
    r.host = host;
    r.method = method;
    r.target = target;
    r.endpoint = endpoint;
    r.module = module;
    r.status = status;
    r.bytes = bytes;
    r.millis = millis;
    r.upstream = upstream;
    r.queue = queue;
    r.database = database;
    r.server = server;
    r.cache = cache;
    return r;
  }
}
