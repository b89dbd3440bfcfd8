package io.groundwork.inventory.schema;

import static io.groundwork.inventory.schema.SettingSchema.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Sudo;
import io.groundwork.inventory.bind.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the JSON Schema (draft 2020-12) of hosts.yaml. What is valid for the loader is valid for
 * the schema; the loader checks more (whether what is merged is whole, addresses, duplicates).
 */
public final class InventorySchema {
  private static final String NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$";
  private static final String HOST =
      "^(?=.*[A-Za-z-])([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
          + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$";

  private final List<ComponentSchema> components;
  private final SettingSchema settings = new SettingSchema(new Shapes());

  private InventorySchema(List<ComponentSchema> components) {
    this.components = components;
  }

  /** The schema as JSON text, for the components given. */
  public static String generate(List<ComponentSchema> components) {
    try {
      return JsonMapper.builder()
          .build()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(new InventorySchema(components).schema());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts could not be written as JSON", e);
    }
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = map("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Groundwork inventory");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("required", List.of("cluster", "hosts"));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("cluster", described("The cluster's name.", cluster()));
    properties.put("ssh", described("How to reach the hosts by SSH.", ref("ssh")));
    properties.put("sudo", described("How to become root.", ref("sudo")));
    properties.put("components", described("Settings for all hosts.", clusterComponents()));
    properties.put("hosts", described("The machines, by name.", hosts()));
    schema.put("properties", properties);
    schema.put("$defs", definitions());
    return schema;
  }

  private static Map<String, Object> cluster() {
    Map<String, Object> schema = map("type", List.of("string", "number"));
    schema.put("pattern", NAME);
    return schema;
  }

  private Map<String, Object> clusterComponents() {
    Map<String, Object> blocks = new LinkedHashMap<>();
    for (ComponentSchema component : components) {
      blocks.put(component.name(), settings.record(component.settings(), false, false));
    }
    return closed(blocks, List.of("object", "null"));
  }

  private static Map<String, Object> hosts() {
    Map<String, Object> schema = map("type", "object");
    schema.put("minProperties", 1);
    schema.put("propertyNames", map("pattern", HOST));
    schema.put("additionalProperties", ref("host"));
    return schema;
  }

  private Map<String, Object> definitions() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put("ssh", settings.record(Ssh.class, false, true));
    definitions.put("sudo", settings.record(Sudo.class, false, true));
    definitions.put("host", host());
    return definitions;
  }

  private Map<String, Object> host() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        "address", described("Where peers and clients reach its services.", map("type", "string")));
    keys.put("roles", described("The components it is to have.", roles()));
    keys.put("ssh", described("Over the cluster's ssh, key by key.", ref("ssh")));
    keys.put("sudo", described("Over the cluster's sudo, key by key.", ref("sudo")));
    keys.put("accept", described("What this machine cannot do and need not.", names()));
    for (ComponentSchema component : components) {
      keys.put(component.name(), settings.record(component.settings(), false, true));
    }
    Map<String, Object> host = closed(keys, "object");
    host.put("required", List.of("address"));
    return host;
  }

  private Map<String, Object> roles() {
    List<String> roles = new ArrayList<>();
    for (ComponentSchema component : components) {
      if (component.role()) {
        roles.add(component.name());
      }
    }
    Map<String, Object> schema = map("type", List.of("array", "null"));
    schema.put("uniqueItems", true);
    if (!roles.isEmpty()) {
      schema.put("items", map("enum", roles));
    }
    return schema;
  }

  private static Map<String, Object> names() {
    Map<String, Object> schema = map("type", List.of("array", "null"));
    schema.put("items", map("type", "string"));
    return schema;
  }

  private static Map<String, Object> closed(Map<String, Object> properties, Object type) {
    Map<String, Object> schema = map("type", type);
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> described(String doc, Map<String, Object> schema) {
    Map<String, Object> described = map("description", doc);
    described.putAll(schema);
    return described;
  }

  private static Map<String, Object> ref(String definition) {
    return map("$ref", "#/$defs/" + definition);
  }
}
