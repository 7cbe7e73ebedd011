package io.dstream.it;

/** A file of settings, as Hadoop and HBase read them. */
final class SiteXml {
  private SiteXml() {}

  /**
   * Returns its text.
   *
   * @param settings {@code NAME=VALUE} each
   */
  static String of(String... settings) {
    StringBuilder xml = new StringBuilder("<configuration>\n");
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      xml.append(
          "<property><name>%s</name><value>%s</value></property>\n".formatted(parts[0], parts[1]));
    }
    return xml.append("</configuration>\n").toString();
  }
}
