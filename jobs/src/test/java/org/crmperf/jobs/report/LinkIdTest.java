package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

class LinkIdTest {
  @Test
  void aFindingKeepsItsIdWhateverItsRank() {
    ModelVariants day = new ModelVariants(SampleReports.day());
    List<Finding> turned = new ArrayList<>(day.model().findings());
    Collections.reverse(turned);

    Set<String> ids = ids(day.model());
    assertThat(ids).hasSize(turned.size()).isEqualTo(ids(day.withFindings(turned).model()));
    assertThat(ids).allMatch(id -> id.matches("finding-[a-z-]+-[0-9a-f]{12}"));
  }

  @Test
  void twoOfTheSameAreToldApart() {
    LinkId ids = new LinkId();
    String first = ids.endpoint("GET", "/a");

    assertThat(ids.endpoint("GET", "/a")).isEqualTo(first + "-2");
    assertThat(ids.endpoint("GE", "T/a")).isNotEqualTo(first).hasSize(12);
  }

  private static Set<String> ids(ReportModel model) {
    Set<String> ids = new TreeSet<>();
    FindingCard.of(ComputedReport.of(model), Words.in(Language.EN))
        .forEach(card -> ids.add(card.id()));
    return ids;
  }
}
