package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to read of each input file: tells by content which source it is, what of it the
 * ledger has, and cuts the rest into ranges.
 *
 * <p>The same inputs and ledger always give the same plan.
 */
public final class SourcePlanner {
  /** The default size of a range: 64 MiB. */
  public static final long DEFAULT_RANGE_BYTES = 64L << 20;

  private final FileStores stores;
  private final ContentProbe probe;
  private final Map<String, LedgerEntry> ledger;
  private final ServiceLabels labels;
  private final RangeCutter cutter;

  /**
   * @param rangeBytes decompressed bytes of a range; files are cut at multiples of it, so that it
   *     must not change in the life of a warehouse
   */
  public SourcePlanner(FileStores stores, Ledger ledger, long rangeBytes) {
    this.stores = stores;
    this.probe = new ContentProbe(stores);
    this.ledger = new HashMap<>();
    ledger.entries().forEach(entry -> this.ledger.put(entry.sourceId(), entry));
    this.labels =
        new ServiceLabels(stores, new SourceMatcher(probe, ledger.entries()), ledger.entries());
    this.cutter = new RangeCutter(rangeBytes);
  }

  /** What the first look at a file shows. */
  private sealed interface Looked {}

  /** There is nothing to compare with other files. */
  private record Settled(PlannedSource source) implements Looked {}

  /**
   * A file that can be read and is not empty, and what the ledger knows of it.
   *
   * @param asked the label that it has in this run
   * @param service the label under which it counts
   */
  private record Candidate(
      InputFile file,
      String asked,
      String service,
      SourceIdentity identity,
      SeenFile seen,
      SourceMatcher.Match match)
      implements Looked {}

  /**
   * Plans a run.
   *
   * @param service the label of a file; empty for none
   */
  public Plan plan(List<InputFile> files, Function<InputFile, String> service) {
    List<Looked> looked = lookAtAll(files, service);
    List<PlannedSource> planned = new ArrayList<>();
    Map<String, List<Candidate>> groups = new LinkedHashMap<>();
    for (Looked result : looked) {
      if (result instanceof Candidate candidate) {
        groups.computeIfAbsent(groupOf(candidate), key -> new ArrayList<>()).add(candidate);
      } else if (result instanceof Settled settled) {
        planned.add(settled.source());
      }
    }
    UnfinishedCopies compressing = new UnfinishedCopies(probe, files);
    Set<String> taken = new HashSet<>(ledger.keySet());
    for (List<Candidate> group : groups.values()) {
      settle(group, taken, planned);
    }
    planned.replaceAll(compressing::settled);
    planned.sort(Comparator.comparing(source -> source.file().path()));
    return new Plan(List.copyOf(planned));
  }

  private List<Looked> lookAtAll(List<InputFile> files, Function<InputFile, String> service) {
    try {
      return SideBySide.map(files, file -> look(file, service.apply(file)));
    } catch (IOException e) {
      throw Errors.internal("looking at the inputs failed", e); // look throws none
    }
  }

  private Looked look(InputFile file, String service) {
    try {
      SourceHead head = SourceHead.read(stores, file);
      if (head.isEmpty()) {
        return new Settled(PlannedSource.without(file, service, SourceState.EMPTY, ""));
      }
      SeenFile seen =
          file.compression() == Compression.NONE
              ? new SeenFile(file.path(), 0, "", file.modified())
              : new SeenFile(file.path(), file.size(), probe.rawTailHash(file));
      ServiceLabels.Labelled known = labels.match(file, service, head, seen);
      if (known.match() instanceof SourceMatcher.Match.Changed changed) {
        return new Settled(PlannedSource.failed(file, service, changed(file, changed)));
      }
      SourceIdentity identity = SourceIdentity.of(known.service(), head);
      return new Candidate(file, service, known.service(), identity, seen, known.match());
    } catch (CrmPerfException e) {
      return new Settled(PlannedSource.failed(file, service, e));
    }
  }

  private static CrmPerfException changed(InputFile file, SourceMatcher.Match.Changed changed) {
    return Errors.input(
        file.path() + ": byte " + changed.at(),
        "its content is not what was ingested from it as source " + changed.entry().sourceId(),
        "restore the file, or count its new content instead with --replace "
            + changed.entry().sourceId(),
        null);
  }

  private static @Nullable LedgerEntry known(Candidate candidate) {
    if (candidate.match() instanceof SourceMatcher.Match.Done done) {
      return done.entry();
    }
    if (candidate.match() instanceof SourceMatcher.Match.Grew grew) {
      return grew.entry();
    }
    return candidate.match() instanceof SourceMatcher.Match.Older older ? older.entry() : null;
  }

  /** Files of one group may be one source; those of different groups cannot. */
  private static String groupOf(Candidate candidate) {
    LedgerEntry known = known(candidate);
    return known != null ? known.sourceId() : "new " + candidate.identity().newSourceId();
  }

  private void settle(List<Candidate> group, Set<String> taken, List<PlannedSource> planned) {
    LedgerEntry known = known(group.get(0));
    List<Candidate> distinct = new ArrayList<>();
    for (Candidate candidate : byClaim(group, known)) {
      try {
        InputFile twin = twinOf(candidate, distinct);
        if (twin == null) {
          distinct.add(candidate);
        } else {
          planned.add(
              PlannedSource.without(
                  candidate.file(),
                  candidate.service(),
                  SourceState.DUPLICATE,
                  "same content as " + twin.path() + ", counted once"));
        }
      } catch (CrmPerfException e) {
        planned.add(PlannedSource.failed(candidate.file(), candidate.service(), e));
      }
    }
    for (int i = 0; i < distinct.size(); i++) {
      Candidate candidate = distinct.get(i);
      planned.add(known != null && i == 0 ? continued(candidate, known) : fresh(candidate, taken));
    }
  }

  /**
   * The order in which files claim a source: first what goes on beyond the ledger, then the longer,
   * then a name that the ledger knows, then what can be read in ranges.
   */
  private List<Candidate> byClaim(List<Candidate> group, @Nullable LedgerEntry known) {
    if (group.size() == 1) {
      return group;
    }
    Map<Candidate, Long> lengths = new HashMap<>();
    for (Candidate candidate : group) {
      lengths.put(candidate, lengthOf(candidate));
    }
    List<Candidate> sorted = new ArrayList<>(group);
    sorted.sort(
        Comparator.comparing((Candidate c) -> !(c.match() instanceof SourceMatcher.Match.Grew))
            .thenComparing(c -> -lengths.getOrDefault(c, 0L))
            .thenComparing(c -> known == null || !known.hasPath(c.file().path()))
            .thenComparing(c -> c.file().compression() != Compression.NONE)
            .thenComparing(c -> c.file().path()));
    return sorted;
  }

  /** The decompressed length; 0 for a damaged stream, which fails later in its own right. */
  private long lengthOf(Candidate candidate) {
    if (candidate.match() instanceof SourceMatcher.Match.Done done) {
      return done.entry().bytesDone();
    }
    try {
      return probe.length(candidate.file());
    } catch (CrmPerfException e) {
      return 0;
    }
  }

  /** The file among these whose content this one shares as far as the shorter of the two goes. */
  private @Nullable InputFile twinOf(Candidate candidate, List<Candidate> distinct) {
    for (Candidate other : distinct) {
      boolean bothRead = isRead(candidate) || isRead(other);
      if (bothRead || sharesContent(candidate, other)) {
        return other.file();
      }
    }
    return null;
  }

  /** All that it holds is in the ledger, and so in any other file of its group. */
  private static boolean isRead(Candidate candidate) {
    return candidate.match() instanceof SourceMatcher.Match.Done
        || candidate.match() instanceof SourceMatcher.Match.Older;
  }

  private boolean sharesContent(Candidate a, Candidate b) {
    long shorter = Math.min(probe.length(a.file()), probe.length(b.file()));
    return probe.at(a.file(), shorter) instanceof ContentProbe.Found.Reached inA
        && probe.at(b.file(), shorter) instanceof ContentProbe.Found.Reached inB
        && inA.tailHash().equals(inB.tailHash());
  }

  private PlannedSource continued(Candidate candidate, LedgerEntry known) {
    boolean grew = candidate.match() instanceof SourceMatcher.Match.Grew;
    boolean older = candidate.match() instanceof SourceMatcher.Match.Older;
    long from = grew ? known.resumeAt() : known.bytesDone();
    return new PlannedSource(
        candidate.file(),
        candidate.service(),
        known.sourceId(),
        grew ? candidate.identity() : known.identity(),
        older ? null : candidate.seen(),
        grew ? SourceState.GREW : SourceState.DONE,
        known,
        from,
        grew
            ? cutter.cut(
                candidate.file(),
                known.sourceId(),
                candidate.service(),
                from,
                known.contextAtResume())
            : List.of(),
        older ? "an older copy of a source that was read further" : relabelled(candidate, known),
        null);
  }

  private static String relabelled(Candidate candidate, LedgerEntry known) {
    if (candidate.asked().equals(candidate.service())) {
      return "";
    }
    return "counted "
        + (candidate.service().isEmpty() ? "without a service" : "as " + candidate.service())
        + " before, and so it stays unless --replace "
        + known.sourceId()
        + " counts it anew";
  }

  private PlannedSource fresh(Candidate candidate, Set<String> taken) {
    String id = unused(candidate.identity().newSourceId(), taken);
    return new PlannedSource(
        candidate.file(),
        candidate.service(),
        id,
        candidate.identity(),
        candidate.seen(),
        SourceState.NEW,
        null,
        0,
        cutter.cut(candidate.file(), id, candidate.service(), 0, ""),
        "",
        null);
  }

  /** Two sources that begin alike differ in a number after their id. */
  private static String unused(String id, Set<String> taken) {
    String candidate = id;
    for (int n = 2; !taken.add(candidate); n++) {
      candidate = id + "." + n;
    }
    return candidate;
  }

  /** Whether a file still begins as it did when the run was planned. */
  public boolean stillIs(PlannedSource source) {
    SourceIdentity identity = source.identity();
    if (identity == null) {
      return false;
    }
    try {
      return identity.isOf(SourceHead.read(stores, source.file()));
    } catch (CrmPerfException e) {
      return false; // it is gone: renamed, or deleted
    }
  }

  /** The checksum of what lies in [from, to) of a plain file. */
  public ContentSum sum(InputFile file, long from, long to) {
    return probe.sum(file, from, to);
  }

  /**
   * The hash of the last up to 4,096 bytes before a position of an uncompressed file, as the ledger
   * stores it; a stream's comes from {@link SourceStream#tailHash} while it is read.
   */
  public String tailHash(InputFile file, long position) {
    if (probe.at(file, position) instanceof ContentProbe.Found.Reached reached) {
      return reached.tailHash();
    }
    throw Errors.input(
        file.path() + ": byte " + position,
        "the file became shorter while it was read",
        "run again when nothing truncates it",
        null);
  }
}
