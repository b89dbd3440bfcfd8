package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.inventory.value.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The unit file with which a service was started the last time, as the unit itself put it on record
 * at that start: what runs, whatever the files say by now.
 */
public record StartRecord(String unitFile) {

  /** Its path on the node, for the evidence of a component. */
  public static String path(String unit) {
    return JavaUnit.record(unit) + JavaUnit.path(unit);
  }

  /** The record on a node; null where the service was never started by a unit of ours. */
  public static @Nullable StartRecord of(Facts facts, String unit) {
    FileFact file = facts.files().get(path(unit));
    return file == null || file.content().isEmpty() ? null : new StartRecord(file.content());
  }

  /** The version in the directory below /opt that it was started from; null where it has none. */
  public @Nullable Version version(String product) {
    Matcher path =
        Pattern.compile("/opt/" + Pattern.quote(product) + "/([0-9][^/\\s]*)/").matcher(unitFile);
    return path.find() ? Version.parse(path.group(1)) : null;
  }

  /** A system property of the JVM; null where it was not given. */
  public @Nullable String property(String name) {
    Matcher option = Pattern.compile("\\s-D" + Pattern.quote(name) + "=(\\S+)").matcher(unitFile);
    return option.find() ? option.group(1) : null;
  }

  /** Major and minor version: 3.9 of 3.9.2, and of 3.9-IV0, too. */
  public static Version line(Version version) {
    return Version.parse(version.number(0) + "." + version.number(1));
  }
}
