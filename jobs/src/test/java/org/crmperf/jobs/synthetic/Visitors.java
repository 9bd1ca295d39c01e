package org.crmperf.jobs.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Who asks: addresses, users, user agents and the pages they come from. */
final class Visitors {
  /** Records that detail pages show; at 1 GiB nearly all of them come up as a referer. */
  static final int RECORDS = 236_000;

  private static final int CLIENTS = 6000;
  private static final int USERS = 350;

  private static final List<String> HOSTS =
      List.of("https://crm.example.com", "https://espo.example.com", "https://odoo.example.com");

  private final byte[][] clients = new byte[CLIENTS][];
  private final byte[][] users = new byte[USERS][];
  private final byte[][] agents;
  private final byte[][] pages;
  private final UrlPattern[] details = {
    UrlPattern.parse(HOSTS.get(0) + "/index.php?module=Accounts&action=DetailView&record=<uuid>"),
    UrlPattern.parse(HOSTS.get(1) + "/#Account/view/<espo>"),
    UrlPattern.parse(
        HOSTS.get(2) + "/web#id=<number>&model=res.partner&view_type=form&cids=1&menu_id=112")
  };

  Visitors(long seed) {
    SplitMix random = new SplitMix(seed);
    for (int i = 0; i < CLIENTS; i++) {
      clients[i] = LineBuffer.ascii(i % 25 == 0 ? ipv6(random) : ipv4(random));
    }
    for (int i = 0; i < USERS; i++) {
      users[i] = LineBuffer.ascii("user" + (1000 + i));
    }
    agents = UserAgents.all();
    pages = pages();
  }

  byte[] client(SplitMix random) {
    return clients[random.below(CLIENTS)];
  }

  /** The authenticated user; most requests carry none. */
  byte[] user(SplitMix random, byte[] none) {
    int draw = random.below(USERS * 6);
    return draw < USERS ? users[draw] : none;
  }

  /** A user agent: the first of the list are the most common. */
  byte[] agent(SplitMix random) {
    int first = random.below(agents.length);
    return agents[Math.min(first, random.below(agents.length))];
  }

  /** Writes the page that a request comes from. */
  void referer(LineBuffer line, SplitMix random, byte[] none) {
    int draw = random.below(100);
    if (draw < 35) {
      line.put(none);
    } else if (draw < 80) {
      line.put(pages[random.below(pages.length)]);
    } else {
      int item = random.below(RECORDS);
      details[item % details.length].write(line, random, item, 0);
    }
  }

  private static byte[][] pages() {
    List<byte[]> pages = new ArrayList<>();
    for (String module : List.of("Accounts", "Contacts", "Leads", "Cases", "Opportunities")) {
      for (int page = 0; page < 40; page++) {
        pages.add(
            LineBuffer.ascii(
                HOSTS.get(0)
                    + "/index.php?module="
                    + module
                    + "&action=index&offset="
                    + page * 20));
      }
      pages.add(LineBuffer.ascii(HOSTS.get(1) + "/#" + module));
      pages.add(LineBuffer.ascii(HOSTS.get(2) + "/web#action=133&model=" + module + "&cids=1"));
    }
    return pages.toArray(byte[][]::new);
  }

  private static String ipv4(SplitMix random) {
    return (random.below(3) == 0 ? "10." : "198.")
        + random.below(256)
        + '.'
        + random.below(256)
        + '.'
        + (1 + random.below(254));
  }

  private static String ipv6(SplitMix random) {
    return "2001:db8:"
        + Integer.toHexString(random.below(0xffff))
        + "::"
        + Integer.toHexString(1 + random.below(0xfffe));
  }
}
