package org.crmperf.jobs.apart;

/** A request as a stranger writes it down: what the log line will say. */
final class Hit implements Cloneable {
  /** When the line was stamped, in ms of the day. */
  long at;

  int endpoint;
  Person person;
  String host;
  String method;
  String url;
  int status = 200;
  long bytes;

  /** Time in the application, in ms. */
  double upstream;

  /** Time of the whole request less the application's, in ms. */
  double around;

  /** Part of the application's time in the database, in ms. */
  double database;

  /** Time in a queue before the application, in ms; a part of the whole. */
  double queue;

  String server = "-";
  String serverStatus = "";
  String cache = "-";
  double gzip = 4;

  Hit(int endpoint, Person person, String method, String url, long at) {
    this.endpoint = endpoint;
    this.person = person;
    this.host = person.tenant();
    this.method = method;
    this.url = url;
    this.at = at;
  }

  double total() {
    return upstream + around + queue;
  }

  @Override
  public Hit clone() {
    try {
      return (Hit) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
