package io.dstream.cli.option;

import io.dstream.spec.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code Europe/Berlin}, {@code +02:00} or {@code UTC} to a {@link ZoneId}. */
public final class ZoneConverter implements ITypeConverter<ZoneId> {
  @Override
  public ZoneId convert(String value) {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'"
              + value
              + "' is no time zone; "
              + Nearest.hint(
                  value,
                  ZoneId.getAvailableZoneIds(),
                  "zones look like Europe/Berlin, +02:00 or UTC"));
    }
  }
}
