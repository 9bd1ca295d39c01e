package org.crmperf.jobs.report;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Runs a template's class. Looking templates up through TemplateEngine would need reflection and
 * more classes, which a job of a few seconds notices.
 */
public final class Html {
  /** A template compiled at build time, with its page bound. */
  public interface Template {
    void render(HtmlTemplateOutput out, HtmlInterceptor interceptor);
  }

  private static final HtmlInterceptor NONE =
      new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(
            String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
      };

  private Html() {}

  /** Writes the page as UTF-8; everything in it that is not marked unsafe is escaped. */
  public static void write(Template template, OutputStream out) throws IOException {
    Utf8ByteOutput bytes = new Utf8ByteOutput();
    template.render(new OwaspHtmlTemplateOutput(bytes), NONE);
    bytes.writeTo(out);
  }
}
