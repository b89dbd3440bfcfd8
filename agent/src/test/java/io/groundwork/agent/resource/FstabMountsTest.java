package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What /etc/fstab says of a path, and the line that is added. */
class FstabMountsTest {

  @Test
  void theSourceOfAPathIsFoundAmongCommentsAndOtherLines() {
    String fstab =
        "# /dev/vdb /data xfs\n\nUUID=1\t/\text4\tdefaults\n/dev/vdc /data\\0401 xfs a 0 0\n";
    assertThat(FstabMounts.source(fstab, "/")).isEqualTo("UUID=1");
    assertThat(FstabMounts.source(fstab, "/data 1")).isEqualTo("/dev/vdc");
    assertThat(FstabMounts.source(fstab, "/data")).isNull();
    assertThat(FstabMounts.source("", "/data")).isNull();
  }

  @Test
  void otherLinesStayAsTheyAreAlsoWithoutAnEndOfLine() {
    assertThat(FstabMounts.with("UUID=1 / ext4 defaults 0 1", "1-2", "/data"))
        .isEqualTo("UUID=1 / ext4 defaults 0 1\nUUID=1-2\t/data\txfs\tnoatime,nofail\t0\t0\n");
  }
}
