package io.groundwork.controller.component.kubeadm;

import io.groundwork.inventory.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository of Kubernetes' packages: the community's for that minor version, or a mirror of it.
 */
public record PackageSource(
    @Setting(doc = "Its http:, https: or file: URL, as the nodes reach it.", required = true)
        String url,
    @Setting(
            doc =
                "The public keys that sign it, as text: \"${file:PATH}\". Left out: not verified.")
        @Nullable String key,
    @Setting(doc = "apt's suites; / for a flat repository.", value = "[/]") List<String> suites,
    @Setting(doc = "apt's components; none for a flat repository.", value = "[]")
        List<String> components) {}
