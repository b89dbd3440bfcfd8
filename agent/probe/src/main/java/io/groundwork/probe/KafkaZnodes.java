package io.groundwork.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what Kafka writes into its znodes, and of it only what is asked for. */
final class KafkaZnodes {
  private static final String MINIMUM = "min.insync.replicas";
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Thousands of partitions have the same brokers. */
  private final Map<List<Integer>, List<Integer>> lists = new HashMap<>();

  /**
   * A topic's partitions, each with the brokers that are to hold it.
   *
   * @throws IOException where it does not say
   */
  SortedMap<Integer, List<Integer>> assignment(byte[] topic) throws IOException {
    try (JsonParser json = member(topic, "partitions")) {
      require(json, JsonToken.START_OBJECT);
      SortedMap<Integer, List<Integer>> partitions = new TreeMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        int number = number(json.currentName());
        json.nextToken();
        partitions.put(number, numbers(json));
      }
      return partitions;
    }
  }

  /**
   * Ids of the brokers that are in sync, of a partition's state.
   *
   * @throws IOException where it does not say
   */
  List<Integer> inSync(byte[] state) throws IOException {
    try (JsonParser json = member(state, "isr")) {
      return numbers(json);
    }
  }

  /**
   * The id of the controller.
   *
   * @throws IOException where it does not say
   */
  static int controller(byte[] controller) throws IOException {
    try (JsonParser json = member(controller, "brokerid")) {
      return number(json.getText());
    }
  }

  /**
   * A topic's own min.insync.replicas, one at least; 0 where it has none. What is no number, or no
   * configuration, Kafka itself does not take either.
   */
  static int minimum(byte @Nullable [] configuration) {
    if (configuration == null) {
      return 0;
    }
    try (JsonParser json = member(configuration, "config")) {
      require(json, JsonToken.START_OBJECT);
      return enter(json, MINIMUM) ? atLeastOne(json.getText()) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static int atLeastOne(@Nullable String text) {
    try {
      return text == null ? 1 : Math.max(1, Integer.parseInt(text.trim()));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** A parser at the value of an object's member. */
  private static JsonParser member(byte[] text, String name) throws IOException {
    JsonParser json = FACTORY.createParser(text);
    json.nextToken();
    require(json, JsonToken.START_OBJECT);
    if (!enter(json, name)) {
      json.close();
      throw new IOException("it has no " + name);
    }
    return json;
  }

  /** Goes on to a member's value; false where the object ends before. */
  private static boolean enter(JsonParser json, String name) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = json.currentName().equals(name);
      json.nextToken();
      if (found) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  private List<Integer> numbers(JsonParser json) throws IOException {
    require(json, JsonToken.START_ARRAY);
    List<Integer> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json, JsonToken.VALUE_NUMBER_INT);
      numbers.add(json.getIntValue());
    }
    List<Integer> known = lists.putIfAbsent(numbers, numbers);
    return known == null ? numbers : known;
  }

  private static int number(@Nullable String text) throws IOException {
    try {
      return Integer.parseInt(String.valueOf(text));
    } catch (NumberFormatException e) {
      throw new IOException("'" + text + "' is no number", e);
    }
  }

  private static void require(JsonParser json, JsonToken token) throws IOException {
    if (json.currentToken() != token) {
      throw new IOException("not as Kafka writes it");
    }
  }
}
