package org.crmperf.jobs.rollup;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.SampledRequest;
import org.jspecify.annotations.Nullable;

/** {@link CellEvidence} and {@link RequestSample} as bytes; no bytes stand for none. */
final class EvidenceCodec {
  private static final byte[] NONE = new byte[0];
  private static final int DENSE = DistinctCount.REGISTERS / 2;

  private EvidenceCodec() {}

  static byte[] encode(@Nullable CellEvidence evidence) {
    if (evidence == null) {
      return NONE;
    }
    EvidenceBytes out = new EvidenceBytes();
    out.put(EvidenceCount.COUNT);
    for (long count : evidence.counts) {
      out.put(count);
    }
    put(out, evidence.targets);
    put(out, evidence.clientTargets);
    put(out, evidence.failedPairs);
    Exemplar slowest = evidence.slowest;
    out.put(slowest == null ? 0 : 1);
    if (slowest != null) {
      out.put(slowest.micros());
      out.put(slowest.timeMicros());
      out.put(slowest.status() + 1);
      out.put(slowest.bytes() + 1);
      out.put(slowest.target());
    }
    put(out, evidence.answers);
    return out.toArray();
  }

  private static void put(EvidenceBytes out, @Nullable DistinctCount count) {
    int set = 0;
    if (count != null) {
      for (byte register : count.registers) {
        set += register == 0 ? 0 : 1;
      }
    }
    out.put(set);
    if (count == null || set == 0) {
      return;
    }
    if (set > DENSE) {
      out.put(count.registers);
      return;
    }
    for (int i = 0; i < count.registers.length; i++) {
      if (count.registers[i] != 0) {
        out.put(new byte[] {(byte) i, count.registers[i]});
      }
    }
  }

  private static @Nullable DistinctCount count(EvidenceBytes in) {
    int set = (int) in.number();
    if (set == 0) {
      return null;
    }
    DistinctCount count = new DistinctCount();
    for (int i = 0; i < (set > DENSE ? DistinctCount.REGISTERS : set); i++) {
      int index = set > DENSE ? i : in.next() & 0xff;
      count.registers[index] = in.next();
    }
    return count;
  }

  /** Adds encoded evidence to a cell. */
  static void decodeInto(byte[] encoded, RollupCell cell) {
    if (encoded.length == 0) {
      return;
    }
    EvidenceBytes in = new EvidenceBytes(encoded);
    CellEvidence evidence = new CellEvidence();
    int counts = (int) in.number();
    for (int i = 0; i < counts; i++) {
      long value = in.number();
      if (i < evidence.counts.length) {
        evidence.counts[i] = value;
      }
    }
    evidence.targets = count(in);
    evidence.clientTargets = count(in);
    evidence.failedPairs = count(in);
    if (in.number() == 1) {
      long micros = in.number();
      long time = in.number();
      long status = in.number() - 1;
      evidence.slowest = new Exemplar(micros, time, status, in.number() - 1, in.text());
    }
    if (!in.isAtEnd()) {
      evidence.answers = count(in);
    }
    cell.evidences().add(evidence);
  }

  static byte[] encode(@Nullable RequestSample sample) {
    if (sample == null) {
      return NONE;
    }
    EvidenceBytes out = new EvidenceBytes();
    for (SampledRequest r : sample.requests()) {
      out.put(r.key());
      out.put(r.weight());
      out.put(r.timeMicros());
      out.put(r.endpoint());
      out.put(r.method());
      out.put(r.status() + 1);
      out.put(r.micros() + 1);
      out.put(r.bytes() + 1);
      out.put(r.client());
      out.put(r.host());
      out.put(r.upstream());
      out.put(r.tenant());
      out.put(r.bot() ? 1 : 0);
    }
    return out.toArray();
  }

  /** Adds an encoded sample to the one that a cell carries. */
  static void decodeSampleInto(byte[] encoded, RollupCell cell) {
    if (encoded.length == 0) {
      return;
    }
    EvidenceBytes in = new EvidenceBytes(encoded);
    List<SampledRequest> requests = new ArrayList<>(RequestSample.SIZE);
    while (!in.isAtEnd()) {
      requests.add(
          new SampledRequest(
              in.number(),
              (int) in.number(),
              in.number(),
              in.text(),
              in.text(),
              in.number() - 1,
              in.number() - 1,
              in.number() - 1,
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.number() == 1));
    }
    RequestSample sample = new RequestSample();
    sample.add(requests);
    cell.carry(sample);
  }
}
