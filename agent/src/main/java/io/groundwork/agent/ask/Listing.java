package io.groundwork.agent.ask;

import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.resource.Wording;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists directories. */
final class Listing {

  private Listing() {}

  /** The names in each, one a line; a failure where one that is there cannot be read. */
  static Answer of(List<String> directories, NodeView view) {
    Map<String, String> names = new TreeMap<>();
    for (String directory : directories) {
      try {
        names.put(directory, String.join("\n", view.list(directory)));
      } catch (NoSuchFileException | NotDirectoryException e) {
        continue; // the answer leaves it out
      } catch (IOException | DirectoryIteratorException e) {
        String why = Wording.of(e);
        return new Answer.Failure(directory + " cannot be read: " + why, false);
      }
    }
    return new Answer.Tree(names);
  }
}
