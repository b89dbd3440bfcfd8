package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.Program;
import io.groundwork.agent.resource.ProgramLinks;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Site.ArchiveFile;

/**
 * A program from a given file: in a directory that names its version, with links where it is looked
 * for.
 */
record GivenProgram(Machine machine, ProgramArchive given, ArchiveFile file) {
  private static final int SHORT = 12;

  /** The version, as far as anybody says one; else the beginning of its digest. */
  private String home() {
    String said = given.name().ofKubernetes() ? machine.settings().version().text() : given.said();
    return "/opt/"
        + given.name().text()
        + "/"
        + (said.isEmpty() ? file.digest().substring(0, SHORT) : said);
  }

  Resource unpacked() {
    return file.isProgram()
        ? new Program(
            home(), given.name().text(), file.name(), file.algorithm(), file.digest(), file.size())
        : new Archive(home(), file.name(), file.algorithm(), file.digest(), file.size(), 0);
  }

  Resource links() {
    return new ProgramLinks(home(), given.name().directory(), given.name().programs());
  }
}
