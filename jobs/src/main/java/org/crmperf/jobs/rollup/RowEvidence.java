package org.crmperf.jobs.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.RequestMethods;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.SampledRequest;
import org.crmperf.parsers.parquet.TableRows;

/**
 * Counts the evidence of rows of {@code requests/}, and keeps their sample. Inside of the hot loop:
 * what texts say is found once for each distinct one, and no row makes an object.
 */
public final class RowEvidence {
  /** How the rows' texts stand in their dictionaries. */
  public enum Texts {
    /** As the server wrote them, escapes and all. */
    AS_LOGGED,
    /** As {@code requests/} has them. */
    AS_STORED
  }

  /** The columns of texts that say something. */
  public static final List<String> TEXT_COLUMNS =
      List.of("url", "client", "user_agent", "host", "upstream_address", "cache_status");

  private static final int FETCHED = EvidenceCount.FETCHED.ordinal();
  private static final int FETCHED_MICROS = EvidenceCount.FETCHED_MICROS.ordinal();
  private static final int FETCHED_BYTES = EvidenceCount.FETCHED_BYTES.ordinal();
  private static final int NOT_MODIFIED = EvidenceCount.NOT_MODIFIED.ordinal();
  private static final int CACHE_HITS = EvidenceCount.CACHE_HITS.ordinal();
  private static final int CACHE_MISSES = EvidenceCount.CACHE_MISSES.ordinal();
  private static final int PAGED = EvidenceCount.PAGED.ordinal();
  private static final int TOO_MANY = EvidenceCount.TOO_MANY.ordinal();
  private static final int BOTS = EvidenceCount.BOTS.ordinal();
  private static final int BOT_MICROS = EvidenceCount.BOT_MICROS.ordinal();
  private static final int LARGE = EvidenceCount.LARGE.ordinal();
  private static final int LARGE_MICROS = EvidenceCount.LARGE_MICROS.ordinal();
  private static final int LARGE_BYTES = EvidenceCount.LARGE_BYTES.ordinal();
  private static final int FAILED = EvidenceCount.FAILED.ordinal();
  private static final int SIZED = EvidenceCount.SIZED.ordinal();
  private static final int SIZE = EvidenceCount.SIZE.ordinal();
  private static final int TIME = EvidenceCount.TIME.ordinal();
  private static final int SIZE_SIZE = EvidenceCount.SIZE_SIZE.ordinal();
  private static final int SIZE_TIME = EvidenceCount.SIZE_TIME.ordinal();
  private static final int TIME_TIME = EvidenceCount.TIME_TIME.ordinal();

  private static final long LARGE_FROM = 256 * 1024;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long MIX2 = 0xD6E8FEB86659FD93L;
  private static final int KEY_SHIFT = 13;
  private static final int MOST_TEXT = 64;
  private static final int MOST_UPSTREAM = 120;
  private static final int HIT = 1;
  private static final int MISS = 2;

  /** Parts of the names of programs that ask by themselves. */
  private static final String[] BOT_NAMES = {
    "bot", "crawl", "spider", "slurp", "curl/", "wget/", "python", "go-http-client", "java/",
    "libwww", "scrapy", "httpclient", "okhttp", "aiohttp", "axios", "node-fetch", "scan", "headless"
  };

  private final TableRows rows;
  private final ColumnTraits urls;
  private final ColumnTraits clients;
  private final ColumnTraits agents;
  private final ColumnTraits verbs;
  private final ColumnTraits hosts;
  private final ColumnTraits upstreams;
  private final ColumnTraits caches;
  private final RequestMethods methods;
  private final EndpointTexts endpoints;
  private final int methodColumn;
  private final int endpointColumn;
  private final int timeColumn;
  private final int statusColumn;
  private final int durationColumn;
  private final int bytesColumn;
  private long[] time = new long[0];
  private long[] status = new long[0];
  private long[] duration = new long[0];
  private long[] bytes = new long[0];

  /**
   * The evidence of rows to come; columns that {@code rows} does not have say nothing.
   *
   * @param endpoints the texts of the rows' endpoint ids
   */
  public RowEvidence(TableRows rows, Texts texts, RequestMethods methods, EndpointTexts endpoints) {
    this.rows = rows;
    this.methods = methods;
    this.endpoints = endpoints;
    this.methodColumn = rows.schema().indexOf("method");
    this.endpointColumn = rows.schema().indexOf("endpoint");
    this.urls =
        new ColumnTraits(
            rows, "url", texts, (b, from, to) -> TargetTraits.isPaged(b, from, to) ? 1 : 0);
    this.clients = new ColumnTraits(rows, "client", texts, (b, from, to) -> 0);
    this.agents = new ColumnTraits(rows, "user_agent", texts, RowEvidence::isBot);
    this.verbs = new ColumnTraits(rows, "method", texts, (b, from, to) -> 0);
    this.hosts = new ColumnTraits(rows, "host", texts, (b, from, to) -> 0);
    this.upstreams = new ColumnTraits(rows, "upstream_address", texts, (b, from, to) -> 0);
    this.caches = new ColumnTraits(rows, "cache_status", texts, RowEvidence::cacheState);
    this.timeColumn = rows.schema().indexOf("time");
    this.statusColumn = rows.schema().indexOf("status");
    this.durationColumn = rows.schema().indexOf("duration_us");
    this.bytesColumn = rows.schema().indexOf("response_bytes");
  }

  private static int isBot(byte[] b, int from, int to) {
    String agent =
        new String(b, from, to - from, java.nio.charset.StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(BOT_NAMES).anyMatch(agent::contains) ? 1 : 0;
  }

  private static int cacheState(byte[] b, int from, int to) {
    String state =
        new String(b, from, to - from, java.nio.charset.StandardCharsets.UTF_8)
            .toUpperCase(Locale.ROOT);
    if (state.contains("HIT") || state.equals("STALE") || state.equals("REVALIDATED")) {
      return HIT;
    }
    return state.contains("MISS") || state.equals("EXPIRED") || state.equals("BYPASS") ? MISS : 0;
  }

  /** Rows and texts have come; call it before {@link #add}. */
  public void extend() {
    urls.extend();
    clients.extend();
    agents.extend();
    verbs.extend();
    hosts.extend();
    upstreams.extend();
    caches.extend();
    time = rows.numbers[timeColumn];
    status = rows.numbers[statusColumn];
    duration = rows.numbers[durationColumn];
    bytes = rows.numbers[bytesColumn];
  }

  /** Counts a row into its cell's evidence. */
  void add(int r, CellEvidence evidence, boolean get, RowSample sample) {
    long[] counts = evidence.counts;
    long url = urls.hash(r);
    long client = clients.hash(r);
    long state = status[r];
    long micros = duration[r];
    long size = bytes[r];
    sample.offer(key(r, url, client, state, micros, size), r);
    counts[PAGED] += urls.flag(r);
    if (state == 200) {
      if (get) {
        fetched(evidence, url, client, micros, size);
      }
      if (micros > 0 && size > 0) {
        sized(counts, micros, size);
      }
    } else if (state == 304) {
      counts[NOT_MODIFIED]++;
    } else if (state >= 500 || state == 429) {
      failed(evidence, state, url, client);
    }
    int cache = caches.flag(r);
    if (cache != 0) {
      counts[cache == HIT ? CACHE_HITS : CACHE_MISSES]++;
    }
    if (agents.flag(r) != 0) {
      counts[BOTS]++;
      counts[BOT_MICROS] += Math.max(0, micros);
    }
    if (micros >= Exemplar.LEAST_MICROS) {
      Exemplar worst = evidence.slowest;
      if (worst == null || micros >= worst.micros()) {
        slow(evidence, r);
      }
    }
  }

  private long key(int r, long url, long client, long state, long micros, long size) {
    long h = url ^ client * MIX ^ hosts.hash(r) * MIX2 ^ Long.rotateLeft(upstreams.hash(r), 17);
    h = (h ^ time[r] + verbs.hash(r)) * MIX2;
    h ^= h >>> 32;
    h = (h ^ micros + Long.rotateLeft(size, 24) + Long.rotateLeft(state, 50)) * MIX;
    h ^= h >>> 29;
    h *= MIX2;
    return (h ^ h >>> 32) >>> KEY_SHIFT;
  }

  private static void fetched(
      CellEvidence evidence, long url, long client, long micros, long size) {
    evidence.counts[FETCHED]++;
    evidence.counts[FETCHED_MICROS] += Math.max(0, micros);
    evidence.counts[FETCHED_BYTES] += Math.max(0, size);
    DistinctCount targets = evidence.targets;
    DistinctCount pairs = evidence.clientTargets;
    DistinctCount answers = evidence.answers;
    if (targets == null || pairs == null || answers == null) {
      targets = new DistinctCount();
      pairs = new DistinctCount();
      answers = new DistinctCount();
      evidence.targets = targets;
      evidence.clientTargets = pairs;
      evidence.answers = answers;
    }
    targets.add(url);
    pairs.add(pair(url, client));
    answers.add(pair(url, size * MIX2));
  }

  private static long pair(long url, long client) {
    long h = (url ^ client * MIX) * MIX2;
    return h ^ h >>> 31;
  }

  private static void sized(long[] counts, long micros, long size) {
    long x = CellEvidence.log2(size);
    long y = CellEvidence.log2(micros);
    counts[SIZED]++;
    counts[SIZE] += x;
    counts[TIME] += y;
    counts[SIZE_SIZE] += x * x;
    counts[SIZE_TIME] += x * y;
    counts[TIME_TIME] += y * y;
    if (size >= LARGE_FROM) {
      counts[LARGE]++;
      counts[LARGE_MICROS] += micros;
      counts[LARGE_BYTES] += size;
    }
  }

  private static void failed(CellEvidence evidence, long state, long url, long client) {
    evidence.counts[FAILED]++;
    evidence.counts[TOO_MANY] += state == 429 ? 1 : 0;
    DistinctCount pairs = evidence.failedPairs;
    if (pairs == null) {
      pairs = new DistinctCount();
      evidence.failedPairs = pairs;
    }
    pairs.add(pair(url, client));
  }

  private void slow(CellEvidence evidence, int r) {
    Exemplar row =
        new Exemplar(
            duration[r],
            time[r],
            Math.max(-1, status[r]),
            Math.max(-1, bytes[r]),
            urls.text(r, Exemplar.MOST_BYTES));
    if (row.isBefore(evidence.slowest)) {
      evidence.slowest = row;
    }
  }

  /** The sampled rows as requests. */
  RequestSample sample(RowSample sample) {
    sample.settle();
    int[] methodOf = methods.mapping(rows.dictionaries[methodColumn]);
    List<SampledRequest> requests = new ArrayList<>(sample.size());
    for (int i = 0; i < sample.size(); i++) {
      int r = sample.row(i);
      int method = rows.ids[methodColumn][r];
      requests.add(
          new SampledRequest(
              sample.key(i),
              sample.weight(i),
              time[r],
              endpoints.endpoint(rows.ids[endpointColumn][r]),
              RequestMethods.name(method < 0 ? 0 : methodOf[method]),
              Math.max(-1, status[r]),
              Math.max(-1, duration[r]),
              Math.max(-1, bytes[r]),
              clients.text(r, MOST_TEXT),
              hosts.text(r, MOST_TEXT),
              upstreams.text(r, MOST_UPSTREAM),
              TargetTraits.tenant(urls.text(r, Exemplar.MOST_BYTES)),
              agents.flag(r) != 0));
    }
    RequestSample kept = new RequestSample();
    kept.add(requests);
    return kept;
  }
}
