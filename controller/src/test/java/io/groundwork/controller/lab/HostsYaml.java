package io.groundwork.controller.lab;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An inventory that a test changes before it is used. */
public final class HostsYaml {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final ObjectNode tree;

  private HostsYaml(ObjectNode tree) {
    this.tree = tree;
  }

  static HostsYaml read(Path file) {
    try {
      return new HostsYaml((ObjectNode) YAML.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets a value, written as YAML, at a path such as {@code /hosts/node1/kafka/id}; maps on the way
   * are made.
   */
  public HostsYaml set(String path, String yaml) {
    try {
      JsonPointer at = JsonPointer.compile(path);
      ObjectNode parent = tree.withObject(at.head(), JsonNode.OverwriteMode.NONE, true);
      parent.set(at.last().getMatchingProperty(), YAML.readTree(yaml));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the value at the path out. */
  public HostsYaml remove(String path) {
    JsonPointer at = JsonPointer.compile(path);
    ((ObjectNode) tree.at(at.head())).remove(at.last().getMatchingProperty());
    return this;
  }

  /** The text at a path. */
  public String get(String path) {
    return tree.at(path).asText();
  }

  /** Writes it to a file that lives as long as the test run. */
  public Path write() {
    try {
      Path file = Files.createTempFile("hosts-", ".yaml");
      file.toFile().deleteOnExit();
      YAML.writeValue(file.toFile(), tree);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
