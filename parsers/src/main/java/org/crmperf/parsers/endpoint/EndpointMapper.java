package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.LogText;
import org.jspecify.annotations.Nullable;

/**
 * Maps request targets to endpoint templates: user rules, then CRM presets, then static assets,
 * then the general rules.
 *
 * <p>One per thread. In the steady state a call allocates nothing (unless a user's rule is a
 * regular expression), and no input makes it throw. A template is at most 200 bytes of UTF-8
 * without control characters. It may hold markup that a client sent: escape it.
 */
public final class EndpointMapper {
  private static final byte[] STATIC_ASSETS =
      EndpointGroups.STATIC_ASSETS.getBytes(StandardCharsets.UTF_8);
  private static final byte[] MALFORMED = EndpointGroups.MALFORMED.getBytes(StandardCharsets.UTF_8);

  private static final byte[] HTTP = Bytes.ascii("http://");
  private static final byte[] HTTPS = Bytes.ascii("https://");

  /** The target of {@code OPTIONS *}. */
  private static final byte[] ASTERISK = Bytes.ascii("*");

  private final CompiledRule[] rules;
  private final CrmPreset[] presets = CrmPreset.all();
  private final PresetIndex presetIndex = new PresetIndex(presets);
  private final Target target = new Target();
  private final TemplateBuffer out = new TemplateBuffer();
  private final SegmentTemplater segments = new SegmentTemplater();
  private final PathTemplater paths = new PathTemplater(segments);
  private final ValueWriter values = new ValueWriter(segments);
  private final LogText text = new LogText();
  private final CrmWriter crmWriter = new CrmWriter(paths, segments, values, out);
  private int presetId = -1;

  /** Compiles the rules for one thread. */
  public EndpointMapper(EndpointRules rules) {
    this.rules = CompiledRule.compile(rules.userRules());
  }

  /**
   * Maps {@code url[from,to)}, the request target as the client sent it: a path with or without
   * query string, an absolute URL, or anything else. The result is in {@link #template()} until the
   * next call.
   */
  public EndpointKind map(byte[] url, int from, int to) {
    presetId = -1;
    out.reset();
    EndpointKind kind = mapInto(url, from, to);
    out.finish();
    return kind;
  }

  /**
   * Maps the name that a load test gave to a request. A name that is a request target is mapped as
   * one, so that the test stands beside production; any other is its own endpoint.
   */
  public EndpointKind mapName(byte[] name, int from, int to) {
    EndpointKind kind = map(name, from, to);
    if (kind != EndpointKind.MALFORMED || from >= to) {
      return kind;
    }
    out.reset();
    text.normalize(name, from, to);
    out.appendText(text.bytes(), text.length());
    out.finish();
    return EndpointKind.NAME;
  }

  /**
   * Maps the type of an event and what it was about. The type stays; a path behind it is mapped as
   * a request target, and in any other text the words that name a record become variables.
   */
  public EndpointKind mapEvent(byte[] event, int from, int to) {
    int blank = Bytes.indexOf(event, from, to, ' ');
    if (blank < 0) {
      return mapName(event, from, to);
    }
    presetId = -1;
    out.reset();
    int path = pathOfEvent(event, blank + 1, to);
    text.normalize(event, from, path < 0 ? blank + 1 : path);
    out.appendText(text.bytes(), text.length());
    EndpointKind kind = path < 0 ? words(event, blank + 1, to) : EndpointKind.NAME;
    if (path >= 0 && path < to) {
      kind = mapInto(event, path, to);
    }
    out.finish();
    return kind;
  }

  /** Where a path starts: at once, behind a web server's name, or behind other words; or -1. */
  private static int pathOfEvent(byte[] b, int from, int to) {
    if (Bytes.startsWith(b, from, to, HTTP) || Bytes.startsWith(b, from, to, HTTPS)) {
      int host = from + HTTPS.length;
      int slash = Bytes.indexOf(b, Math.min(host, to), to, '/');
      return slash < 0 ? to : slash;
    }
    for (int i = from; i < to; i++) {
      if (b[i] == '/' && (i == from || b[i - 1] == ' ')) {
        return i;
      }
    }
    return -1;
  }

  private EndpointKind words(byte[] b, int from, int to) {
    text.normalize(b, from, to);
    byte[] words = text.bytes();
    int length = text.length();
    boolean variable = false;
    int at = 0;
    while (at < length) {
      int blank = Bytes.indexOf(words, at, length, ' ');
      int end = blank < 0 ? length : blank;
      out.mark();
      if (end > at) {
        variable |= segments.write(words, at, end, out);
      }
      if (blank >= 0) {
        out.append(' ');
      }
      at = end + 1;
    }
    return variable ? EndpointKind.TEMPLATED : EndpointKind.NAME;
  }

  /** The buffer with the template; only the first {@link #templateLength()} bytes count. */
  public byte[] template() {
    return out.bytes();
  }

  /** Bytes in {@link #template()}, 1 to 200. */
  public int templateLength() {
    return out.length();
  }

  /** A small number for the CRM preset that recognised the last target, -1 when none did. */
  public int presetId() {
    return presetId;
  }

  /** The name of the CRM product whose preset recognised the last target, null when none did. */
  public @Nullable String presetName() {
    return presetId < 0 ? null : presets[presetId].product();
  }

  private EndpointKind mapInto(byte[] url, int from, int to) {
    if (Bytes.equal(url, from, to, ASTERISK)) {
      out.append(ASTERISK);
      return EndpointKind.PLAIN;
    }
    if (!target.parse(url, from, to)) {
      out.append(MALFORMED);
      return EndpointKind.MALFORMED;
    }
    for (CompiledRule rule : rules) {
      if (rule.map(target, values, out)) {
        return EndpointKind.RULE;
      }
    }
    for (int left = presetIndex.candidates(target); left != 0; left &= left - 1) {
      int i = Integer.numberOfTrailingZeros(left);
      if (presets[i].map(target, crmWriter)) {
        presetId = i;
        return EndpointKind.CRM;
      }
    }
    if (StaticAssets.matches(target)) {
      out.append(STATIC_ASSETS);
      return EndpointKind.STATIC;
    }
    return paths.write(target, out) ? EndpointKind.TEMPLATED : EndpointKind.PLAIN;
  }
}
