package io.groundwork.inventory.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.groundwork.inventory.read.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventorySchemaTest {
  private static final String TEXT = InventorySchema.generate(Loading.COMPONENTS);
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static List<String> wrong(String yaml) throws IOException {
    return SCHEMA.validate(new YAMLMapper().readTree(yaml)).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Path example) throws IOException {
    assertThat(wrong(Files.readString(example))).isEmpty();
  }

  @Test
  void theSchemaIsItselfValid() throws IOException {
    JsonSchema draft =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));

    assertThat(draft.validate(new JsonMapper().readTree(TEXT))).isEmpty();
  }

  @Test
  void settingsCarryTheirDocDefaultAndLimits() throws IOException {
    JsonNode zookeeper =
        new JsonMapper().readTree(TEXT).at("/properties/components/properties/zookeeper");
    JsonNode port = zookeeper.at("/properties/client_port");

    assertThat(port.path("description").asText()).isEqualTo("Port for clients.");
    assertThat(port.path("default").asInt()).isEqualTo(2181);
    assertThat(port.path("minimum").asInt()).isEqualTo(1);
    assertThat(port.path("maximum").asInt()).isEqualTo(65535);
    assertThat(zookeeper.path("properties").has("id")).isFalse();
    assertThat(zookeeper.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{hosts: {a: {address: 10.0.0.1}}}",
        "{cluster: c, hosts: {}}",
        "{cluster: c, hosts: {a: {}}}",
        "{cluster: c, hosts: {a: {address: 10.0.0.1, roles: [zookeper]}}}",
        "{cluster: c, hosts: {a: {address: 10.0.0.1, role: [kafka]}}}",
        "{cluster: c, hosts: {a: {address: 10.0.0.1, kafka: {id: two}}}}",
        "{cluster: c, hosts: {10.0.0.1: {address: 10.0.0.1}}}",
        "{cluster: c, ssh: {port: 70000}, hosts: {a: {address: 10.0.0.1}}}",
        "{cluster: c, ssh: {host_keys: never}, hosts: {a: {address: 10.0.0.1}}}",
        "{cluster: c, components: {kafka: {id: 1}}, hosts: {a: {address: 10.0.0.1}}}",
        "{cluster: c, components: {mysql: {}}, hosts: {a: {address: 10.0.0.1}}}",
        "{cluster: 'a b', hosts: {a: {address: 10.0.0.1}}}"
      })
  void whatTheLoaderRefusesForItsFormTheSchemaRefusesToo(String yaml) throws IOException {
    assertThat(wrong(yaml)).isNotEmpty();
    assertThat(Loading.text(yaml).failed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{cluster: c, ssh: {port: '${env:PORT}', host_keys: accept_new}, hosts: {a: {address:"
            + " 10.0.0.1}}}",
        "{cluster: c, sudo: null, hosts: {a: {address: 10.0.0.1, roles: [], sudo: {password: ~}}}}",
        "{cluster: 7, hosts: {a: {address: '::2', baseline: {swap_off: true, clients:"
            + " [10.0.0.0/8]}}}}"
      })
  void whatTheLoaderTakesTheSchemaTakesToo(String yaml) throws IOException {
    assertThat(wrong(yaml)).isEmpty();
    assertThat(Loading.text(yaml).failed()).isFalse();
  }
}
