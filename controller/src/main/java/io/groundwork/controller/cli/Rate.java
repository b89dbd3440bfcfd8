package io.groundwork.controller.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bytes a second as people write them: 50MB/s, 1.5GB, 64MiB/s; a unit is needed. */
final class Rate implements ITypeConverter<Long> {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([kmg]i?b)(?:/s)?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "kb",
          1000L,
          "mb",
          1_000_000L,
          "gb",
          1_000_000_000L,
          "kib",
          1L << 10,
          "mib",
          1L << 20,
          "gib",
          1L << 30);
  private static final long LEAST = 100_000;

  @Override
  public Long convert(String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is no rate: write 50MB/s, 1.5GB/s");
    }
    long unit = UNITS.getOrDefault(matcher.group(2), 1L);
    long rate = (long) (Double.parseDouble(matcher.group(1)) * unit);
    if (rate < LEAST) {
      throw new TypeConversionException("'" + text + "' is too slow to end: 100kB/s at least");
    }
    return rate;
  }
}
