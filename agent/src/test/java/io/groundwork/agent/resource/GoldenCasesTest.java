package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden cases as data: node state and resource lead to drift, steps or an error. They stand in
 * cases/KIND.txt beside this test, separated by titles; see there for how they are written.
 */
class GoldenCasesTest {

  /** A case: its lines by section. */
  record Case(String title, Map<String, List<String>> sections) {
    List<String> of(String section) {
      return sections.getOrDefault(section, List.of());
    }
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return Arrays.stream(Resource.class.getPermittedSubclasses())
        .filter(kind -> kind != Archive.class && kind != Program.class)
        .flatMap(kind -> cases(kind.getSimpleName()));
  }

  private static Stream<DynamicTest> cases(String kind) {
    List<Case> cases = read("cases/" + kind + ".txt");
    assertThat(cases).as("cases of " + kind).isNotEmpty();
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(kind + ": " + each.title(), () -> check(each)));
  }

  private static void check(Case golden) throws IOException {
    FakeNode node = new FakeNode();
    golden.of("node").forEach(node::tell);
    Resource resource = resource(golden.of("resource").get(0));
    List<String> drift = new ArrayList<>();
    String error = "";
    try {
      Drift seen = resource.observe(node);
      seen.differences().forEach(d -> drift.add(words(d)));
      assertThat(node.steps).as("steps of a look").isEmpty();
      if (!seen.isEmpty()) {
        resource.settle(node, seen);
        assertThat(resource.observe(node).differences()).as("drift afterwards").isEmpty();
      }
    } catch (IOException e) {
      error = e.getMessage();
    }
    assertThat(drift).as("drift").isEqualTo(golden.of("drift"));
    assertThat(node.steps).as("steps").isEqualTo(golden.of("steps"));
    assertThat(error).as("error").isEqualTo(String.join(" ", golden.of("error")));
    assertThat(node.hasRunAll()).as("all that was scripted ran").isTrue();
  }

  private static String words(Difference difference) {
    String text = difference.what() + ": " + difference.seen() + " -> " + difference.wanted();
    return text.replace("\n", "\\n").replace("\t", "\\t");
  }

  /** A line like {@code File path=/a content=x\n ...}; lists are separated by commas. */
  private static Resource resource(String line) {
    String[] words = line.split(" ", 2);
    Class<?> kind =
        Arrays.stream(Resource.class.getPermittedSubclasses())
            .filter(c -> c.getSimpleName().equals(words[0]))
            .findFirst()
            .orElseThrow();
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : words[1].split(" (?=[a-z]+=)", -1)) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1).replace("\\n", "\n"));
    }
    try {
      RecordComponent[] components = kind.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] arguments =
          Arrays.stream(components).map(c -> value(c, values.get(c.getName()))).toArray();
      var constructor = kind.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Resource) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static Object value(RecordComponent component, String text) {
    Class<?> type = component.getType();
    if (type == boolean.class) {
      return Boolean.parseBoolean(text);
    }
    if (type == int.class) {
      return Integer.parseInt(text);
    }
    if (type == List.class) {
      List<String> items = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
      String of = component.getGenericType().getTypeName();
      if (of.contains("Wanted")) {
        return items.stream().map(GoldenCasesTest::wanted).toList();
      }
      return of.contains("Export") ? items.stream().map(GoldenCasesTest::export).toList() : items;
    }
    if (type == Map.class) {
      Map<String, List<String>> map = new LinkedHashMap<>();
      for (String entry : text.isEmpty() ? new String[0] : text.split(",", -1)) {
        String[] pair = entry.split("=", 2);
        map.computeIfAbsent(pair[0], k -> new ArrayList<>()).add(pair[1]);
      }
      return map;
    }
    return text;
  }

  /** Written PATH:CLIENT:OPTION+OPTION. */
  private static Exports.Export export(String text) {
    String[] parts = text.split(":", -1);
    return new Exports.Export(parts[0], parts[1], List.of(parts[2].split("\\+", -1)));
  }

  /** Written NAME:VERSION:HELD. */
  static Packages.Wanted wanted(String text) {
    String[] parts = text.split(":", -1);
    return new Packages.Wanted(parts[0], parts[1], parts[2].equals("held"));
  }

  private static List<Case> read(String file) {
    List<Case> cases = new ArrayList<>();
    List<String> into = new ArrayList<>();
    for (String line : text(file).split("\n", -1)) {
      if (line.startsWith("== ")) {
        cases.add(new Case(line.substring(3), new LinkedHashMap<>()));
      } else if (line.endsWith(":") && !line.startsWith(" ")) {
        into = new ArrayList<>();
        cases.get(cases.size() - 1).sections().put(line.substring(0, line.length() - 1), into);
      } else if (line.startsWith("  ")) {
        into.add(line.substring(2));
      }
    }
    return cases;
  }

  private static String text(String file) {
    try (InputStream in = GoldenCasesTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
