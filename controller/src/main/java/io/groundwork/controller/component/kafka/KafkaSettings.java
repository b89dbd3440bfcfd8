package io.groundwork.controller.component.kafka;

import io.groundwork.inventory.Setting;
import io.groundwork.inventory.value.Heap;
import io.groundwork.inventory.value.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of Kafka. */
public record KafkaSettings(
    @Setting(doc = "Release, from 3.5 to 3.9.", required = true) Version version,
    @Setting(doc = "Apache's binary tarball: a path, file: or https: URL.", required = true)
        String archive,
    @Setting(doc = "The tarball's SHA-512, in hex.") @Nullable String sha512,
    @Setting(doc = "The tarball's SHA-256, in hex.") @Nullable String sha256,
    @Setting(doc = "Java heap, with k, m or g.", value = "1g") Heap heap,
    @Setting(doc = "Port for clients and other brokers.", value = "9092") int port,
    @Setting(doc = "Directories of the partitions.", value = "[/var/lib/kafka]")
        List<String> logDirs,
    @Setting(doc = "Path in ZooKeeper below which all of the cluster's state is.", value = "/kafka")
        String chroot,
    @Setting(doc = "Further lines of server.properties, by name.", value = "{}")
        Map<String, String> properties,
    @Setting(
            doc =
                "Topics that may be offline while a broker of theirs is down: those with no more"
                    + " replicas than min.insync.replicas, internal ones too.",
            value = "[]")
        List<String> unprotected,
    @Setting(
            doc = "The broker's id, 0 or more; left out: the one that is on its disks.",
            hostOnly = true,
            min = 0)
        @Nullable Integer id) {}
