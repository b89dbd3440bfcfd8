package io.groundwork.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RateTest {

  @ParameterizedTest
  @CsvSource({
    "50MB/s,50000000",
    "1.5GB/s,1500000000",
    "64MiB,67108864",
    "200 kb/s,200000",
    "1GiB/s,1073741824"
  })
  void ratesAreReadAsTheyAreWritten(String text, long bytes) {
    assertThat(new Rate().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50", "MB/s", "-1MB/s", "5MB/min", "1e9", "9999999999GB/s", "5 TB/s"})
  void whatIsNoRateIsRefused(String text) {
    assertThatThrownBy(() -> new Rate().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("is no rate");
  }

  @Test
  void aRateThatNeverEndsIsRefused() {
    assertThatThrownBy(() -> new Rate().convert("10kB/s")).hasMessageContaining("too slow");
  }
}
