package io.groundwork.controller.component.packages;

import io.groundwork.inventory.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What repositories must keep to, before any connection is made. */
public final class RepositoryRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
  private static final Pattern URL = Pattern.compile("(https?://|file:/)[^\\s\"'<>\\\\]+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._/+~-]+");
  private static final String ARMOR = "-----BEGIN PGP PUBLIC KEY BLOCK-----";

  private RepositoryRules() {}

  /**
   * Tells what is wrong with repositories.
   *
   * @param inventory the inventory's file
   * @param place where the list stands: {@code components, baseline, repositories}
   */
  public static void check(
      List<RepositorySetting> all, Path inventory, Problems problems, String... place) {
    Set<String> names = new HashSet<>();
    for (RepositorySetting one : all) {
      if (!names.add(one.name())) {
        problems.error("repository " + one.name() + " stands twice", "one name each", place);
      }
      if (!NAME.matcher(one.name()).matches()) {
        problems.error(
            "'" + one.name() + "' cannot name a repository", "letters, digits and -", place);
      }
      if (!URL.matcher(one.url()).matches()) {
        problems.error(
            "repository " + one.name() + ": '" + one.url() + "' is not its URL",
            "one that begins with http://, https:// or file:///",
            place);
      }
      checkSuites(one, problems, place);
      checkKey(one, inventory, problems, place);
    }
  }

  private static void checkSuites(RepositorySetting one, Problems problems, String... place) {
    boolean words =
        one.suites().stream().allMatch(WORD.asMatchPredicate())
            && one.components().stream().allMatch(WORD.asMatchPredicate());
    boolean flat = one.suites().stream().allMatch(s -> s.endsWith("/"));
    if (!words) {
      problems.error(
          "repository " + one.name() + " has suites or components that are no words",
          "suites: [bookworm], components: [main]",
          place);
    } else if (flat != one.components().isEmpty()) {
      problems.error(
          "repository "
              + one.name()
              + (flat ? " is flat, and has components" : " has suites without components"),
          flat ? "leave components out" : "name its components, or suites that end with a slash",
          place);
    }
  }

  private static void checkKey(
      RepositorySetting one, Path inventory, Problems problems, String... place) {
    String key = one.key();
    if (key == null) {
      problems.warning(
          "repository " + one.name() + " has no key: its packages are not verified",
          "set key to the file with the public key that signs it",
          place);
      return;
    }
    String wrong = wrongKey(key, inventory);
    if (wrong != null) {
      problems.error(
          "repository " + one.name() + ": key " + key + " " + wrong,
          "a file on this machine, as gpg --armor --export writes it",
          place);
    }
  }

  private static @Nullable String wrongKey(String key, Path inventory) {
    try {
      String text = Files.readString(RepositorySetting.path(key, inventory));
      return text.contains(ARMOR) ? null : "is not a public key in OpenPGP's text form";
    } catch (InvalidPathException e) {
      return "cannot be a path: " + e.getReason();
    } catch (java.nio.charset.CharacterCodingException e) {
      return "is not a public key in OpenPGP's text form";
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }
}
