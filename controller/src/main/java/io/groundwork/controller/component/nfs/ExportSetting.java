package io.groundwork.controller.component.nfs;

import io.groundwork.inventory.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory that is exported. */
public record ExportSetting(
    @Setting(doc = "The directory, an absolute path; made where it is missing.", required = true)
        String path,
    @Setting(
            doc =
                "Options as in exports(5), by client: an address, a network, a host's name, or"
                    + " \"*\".",
            required = true)
        Map<String, List<String>> clients,
    @Setting(
            doc = "The directory's owner, a name or a uid; left out: as it is, root for a new one.")
        @Nullable String owner,
    @Setting(
            doc = "The directory's group, a name or a gid; left out: as it is, root for a new one.")
        @Nullable String group,
    @Setting(doc = "The directory's mode, octal.", value = "0755") String mode) {}
