package io.groundwork.controller.component.packages;

import io.groundwork.agent.resource.Repository;
import io.groundwork.inventory.LocalPaths;
import io.groundwork.inventory.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A package repository of one's own: a mirror, a vault, a directory of packages. */
public record RepositorySetting(
    @Setting(doc = "Its name: letters, digits and -; names the files on the node.", required = true)
        String name,
    @Setting(doc = "Where it is: an http:, https: or file: URL.", required = true) String url,
    @Setting(
            doc =
                "File with the public keys that sign it, in OpenPGP's text form, on the machine"
                    + " of the controller.")
        @Nullable String key,
    @Setting(doc = "For apt: its suites; \"./\" for a flat one.", value = "[./]")
        List<String> suites,
    @Setting(doc = "For apt: its components; none for a flat one.", value = "[]")
        List<String> components) {

  /**
   * What a node should have.
   *
   * @param inventory the inventory's file, which a relative path of the key is relative to
   * @throws UncheckedIOException where the key cannot be read; {@link RepositoryRules} looked
   *     before
   */
  public Repository resource(Path inventory) {
    try {
      return new Repository(
          name, url, key == null ? "" : Files.readString(path(key, inventory)), suites, components);
    } catch (IOException e) {
      throw new UncheckedIOException("key " + key + " of repository " + name, e);
    }
  }

  static Path path(String key, Path inventory) {
    Path directory = inventory.toAbsolutePath().getParent();
    return LocalPaths.resolve(key, directory == null ? Path.of("/") : directory);
  }
}
