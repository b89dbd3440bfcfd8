package io.groundwork.controller.component.nfs;

import io.groundwork.inventory.Setting;
import java.util.List;

/** Settings of NFS. */
public record NfsSettings(
    @Setting(doc = "The directories that hosts with the role nfs export.", value = "[]")
        List<ExportSetting> exports) {}
