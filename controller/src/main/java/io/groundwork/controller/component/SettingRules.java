package io.groundwork.controller.component;

import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.inventory.value.Heap;
import io.groundwork.inventory.value.Version;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules that settings of several components share; each says what is wrong, or null. */
public final class SettingRules {

  private static final Pattern DIRECTORY = Pattern.compile("(/[A-Za-z0-9._@+-]+)+");

  private SettingRules() {}

  /** A directory that a service can have for itself. */
  public static @Nullable Wrong directory(String path) {
    boolean plain =
        DIRECTORY.matcher(path).matches() && Path.of(path).normalize().toString().equals(path);
    return plain
        ? null
        : new Wrong(
            "'" + path + "' cannot be a data directory",
            "an absolute path of letters, digits and . _ @ + -, without '..' or a slash at its end");
  }

  /** A heap that the program can live with. */
  public static @Nullable Wrong heap(Heap heap, long atLeast) {
    return heap.bytes() >= atLeast
        ? null
        : new Wrong("a heap of " + heap + " is too small", "at least " + (atLeast >> 20) + "m");
  }

  /** A release line that is known to work here. */
  public static @Nullable Wrong version(Version version, int major, int from, int to, String more) {
    boolean known =
        version.number(0) == major && version.number(1) >= from && version.number(1) <= to;
    return known
        ? null
        : new Wrong(
            "version " + version + " is not supported" + more,
            "a version from " + major + "." + from + " to " + major + "." + to);
  }

  /** An archive needs one digest at most, as hex of the right length. */
  public static @Nullable Wrong digests(@Nullable String sha512, @Nullable String sha256) {
    if (sha512 != null && sha256 != null) {
      return new Wrong("both sha512 and sha256 are given", "one of them");
    }
    if (sha512 != null && !hex(sha512, 128)) {
      return new Wrong("sha512 is not a digest", "128 hexadecimal digits");
    }
    return sha256 != null && !hex(sha256, 64)
        ? new Wrong("sha256 is not a digest", "64 hexadecimal digits")
        : null;
  }

  /** Properties that are not the user's: reasons by name, or by prefix where a name ends in '*'. */
  public static @Nullable Wrong property(String name, Map<String, String> ours) {
    String why = ours.get(name);
    for (Map.Entry<String, String> one : ours.entrySet()) {
      String key = one.getKey();
      if (why == null && key.endsWith("*") && name.startsWith(key.substring(0, key.length() - 1))) {
        why = one.getValue();
      }
    }
    return why == null ? null : new Wrong("'" + name + "' cannot be set as a property", why);
  }

  /** The first number that stands twice. */
  public static @Nullable Integer twice(Collection<Integer> numbers) {
    Set<Integer> seen = new HashSet<>();
    for (Integer number : List.copyOf(numbers)) {
      if (!seen.add(number)) {
        return number;
      }
    }
    return null;
  }

  private static boolean hex(String text, int length) {
    return text.length() == length && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
