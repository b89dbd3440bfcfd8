package io.groundwork.controller.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Traits;
import java.io.IOException;
import java.util.Map;

/** Writes a host's facts as JSON. Sizes in bytes, the clock in milliseconds since the epoch. */
final class JsonFacts {
  private JsonFacts() {}

  static void write(Facts facts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("facts");
    json.writeStringField("hostname", facts.hostname());
    json.writeStringField("machine_id", facts.machineId());
    json.writeObjectFieldStart("os");
    for (Map.Entry<String, String> entry : facts.os().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeStringField("arch", facts.arch());
    json.writeStringField("kernel", facts.kernel());
    json.writeNumberField("systemd", facts.systemd());
    json.writeNumberField("cpus", facts.cpus());
    memory(facts.memory(), json);
    JsonLines.list(json, "addresses", facts.addresses());
    mounts(facts, json);
    listeners(facts, json);
    traits(facts.traits(), json);
    files(facts, json);
    json.writeNumberField("clock_millis", facts.clockMillis());
    json.writeEndObject();
  }

  private static void memory(Facts.Memory memory, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("memory");
    json.writeNumberField("total", memory.total());
    json.writeNumberField("available", memory.available());
    json.writeNumberField("swap_total", memory.swapTotal());
    json.writeEndObject();
  }

  private static void mounts(Facts facts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("mounts");
    for (Facts.Mount mount : facts.mounts()) {
      json.writeStartObject();
      json.writeStringField("path", mount.path());
      json.writeStringField("type", mount.type());
      json.writeStringField("source", mount.source());
      JsonLines.list(json, "options", mount.options());
      json.writeNumberField("free", mount.free());
      json.writeNumberField("size", mount.size());
      json.writeNumberField("free_inodes", mount.freeInodes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void listeners(Facts facts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("listeners");
    for (Facts.Listener listener : facts.listeners()) {
      json.writeStartObject();
      json.writeStringField("address", listener.address());
      json.writeNumberField("port", listener.port());
      json.writeNumberField("pid", listener.pid());
      json.writeStringField("process", listener.process());
      json.writeStringField("unit", listener.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void traits(Traits traits, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("traits");
    json.writeStringField("packages", traits.packages());
    json.writeStringField("selinux", traits.selinux());
    json.writeStringField("container", traits.container());
    json.writeBooleanField("firewalld", traits.firewalld());
    JsonLines.list(json, "modules", traits.modules());
    JsonLines.list(json, "file_systems", traits.fileSystems());
    json.writeBooleanField("module_tree", traits.moduleTree());
    JsonLines.list(json, "swaps", traits.swaps());
    json.writeEndObject();
  }

  private static void files(Facts facts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("files");
    for (Map.Entry<String, Facts.FileFact> entry : facts.files().entrySet()) {
      Facts.FileFact file = entry.getValue();
      json.writeObjectFieldStart(entry.getKey());
      json.writeStringField("type", file.type());
      json.writeNumberField("uid", file.uid());
      json.writeNumberField("gid", file.gid());
      json.writeStringField("owner", file.owner());
      json.writeStringField("content", file.content());
      JsonLines.list(json, "entries", file.entries());
      json.writeBooleanField("writable", file.writable());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
