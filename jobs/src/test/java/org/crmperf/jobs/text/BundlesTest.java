package org.crmperf.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle says the same things in both languages. */
class BundlesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  static List<String> bundles() {
    return Words.BUNDLES;
  }

  private static Properties texts(String bundle, Language language) {
    return Words.load(bundle + language.suffix() + ".properties");
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      places.add(place.group(1));
    }
    return places;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeys(String bundle) {
    assertThat(texts(bundle, Language.ZH).stringPropertyNames())
        .as(bundle)
        .containsExactlyInAnyOrderElementsOf(texts(bundle, Language.EN).stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSamePlaces(String bundle) {
    Properties english = texts(bundle, Language.EN);
    Properties chinese = texts(bundle, Language.ZH);
    for (String key : new TreeSet<>(chinese.stringPropertyNames())) {
      Set<String> places = places(english.getProperty(key, ""));
      assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places);
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noChineseTextIsEnglish(String bundle) {
    Properties english = texts(bundle, Language.EN);
    Properties chinese = texts(bundle, Language.ZH);
    List<String> same = new ArrayList<>();
    for (String key : new TreeSet<>(chinese.stringPropertyNames())) {
      String text = chinese.getProperty(key);
      if (text.equals(english.getProperty(key)) && !ChineseTerms.isOfTermsAlone(text)) {
        same.add(key + "=" + text);
      }
    }
    assertThat(same).as(bundle).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noChineseTextHoldsAnEnglishWord(String bundle) {
    Properties chinese = texts(bundle, Language.ZH);
    List<String> found = new ArrayList<>();
    for (String key : new TreeSet<>(chinese.stringPropertyNames())) {
      // a text may name what it is about as files do, by its own key
      String name = "（" + key.substring(key.lastIndexOf('.') + 1) + "）";
      String text = chinese.getProperty(key).replace(name, "");
      List<String> words = ChineseTerms.englishWords(text);
      if (!words.isEmpty()) {
        found.add(key + ": " + words);
      }
    }
    assertThat(found).as(bundle).isEmpty();
  }
}
