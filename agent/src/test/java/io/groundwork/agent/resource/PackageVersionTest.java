package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageVersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.29.6-1.1, 1.29.6, true",
    "1.29.6-150500.1.1, 1.29.6, true",
    "1.29.6-00, 1.29.6-00, true",
    "5:20.10.9~3-0~debian-bookworm, 20.10.9, true",
    "1.6.20~ds1-1+deb12u1, 1.6.20, true",
    "1.29.60-1.1, 1.29.6, false",
    "1.29.6~rc1-1, 1.29.6, false",
    "1.29, 1.29.6, false",
    "1.29.6.1-1, 1.29.6, false",
    "anything, '', true",
  })
  void upstreamsVersionIsMetByEveryRevisionOfIt(String version, String wanted, boolean fits) {
    assertThat(PackageVersion.fits(version, wanted)).isEqualTo(fits);
  }
}
