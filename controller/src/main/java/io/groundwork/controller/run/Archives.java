package io.groundwork.controller.run;

import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Site;
import java.util.List;
import java.util.Map;

/** Gets the tarballs that settings name ready to be sent. */
@FunctionalInterface
public interface Archives {

  /**
   * What is known of each, by its location as written.
   *
   * @throws HaltException where one is not there, or is not what its digest says; that is told
   */
  Map<String, Site.ArchiveFile> resolve(List<ArchiveSpec> specs);
}
