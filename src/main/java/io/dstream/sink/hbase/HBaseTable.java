package io.dstream.sink.hbase;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;

/** Checks the table from the driver, and creates it if it is missing. */
final class HBaseTable {
  private final HBaseTarget target;
  private final TableName name;
  private final byte[] family;

  HBaseTable(HBaseTarget target) {
    this.target = target;
    this.name = TableName.valueOf(target.table());
    this.family = target.family().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns whether the table exists and has the column family.
   *
   * @throws DstreamException exit status 2 when the table lacks the family or is disabled, 1 when
   *     HBase does not answer
   */
  boolean exists() {
    try (Connection connection = target.connectToAsk();
        Admin admin = connection.getAdmin()) {
      return exists(admin);
    } catch (IOException e) {
      throw HBaseFailures.ofQuestion(e, target);
    }
  }

  private boolean exists(Admin admin) throws IOException {
    if (!admin.tableExists(name)) {
      return false;
    }
    ColumnFamilyDescriptor[] families = admin.getDescriptor(name).getColumnFamilies();
    if (Arrays.stream(families).noneMatch(f -> Arrays.equals(f.getName(), family))) {
      throw DstreamException.usage(
          "--hbase-family " + target.family() + ": " + target + " has no such family",
          "it has "
              + Arrays.stream(families)
                  .map(ColumnFamilyDescriptor::getNameAsString)
                  .collect(Collectors.joining(", ")));
    }
    if (admin.isTableDisabled(name)) {
      throw DstreamException.usage(target + " is disabled", "enable it in the shell of HBase");
    }
    return true;
  }

  /** Creates the table with the column family if it is missing. */
  void make() {
    try (Connection connection = target.connectToAsk();
        Admin admin = connection.getAdmin()) {
      if (!exists(admin)) {
        admin.createTable(
            TableDescriptorBuilder.newBuilder(name)
                .setColumnFamily(ColumnFamilyDescriptorBuilder.of(family))
                .build());
      }
    } catch (TableExistsException e) {
      exists(); // another process created it first, perhaps with another family
    } catch (NamespaceNotFoundException e) {
      throw DstreamException.usage(
          "--hbase-table " + target.table() + ": there is no such namespace",
          "make it in the shell of HBase: create_namespace '" + name.getNamespaceAsString() + "'");
    } catch (IOException e) {
      throw HBaseFailures.ofQuestion(e, target);
    }
  }

  /** Returns whether no row has cells in the column family. */
  boolean isEmpty() {
    Scan first = new Scan().addFamily(family).setLimit(1);
    try (Connection connection = target.connectToAsk();
        ResultScanner rows = connection.getTable(name).getScanner(first)) {
      return rows.next() == null;
    } catch (IOException e) {
      throw HBaseFailures.ofQuestion(e, target);
    }
  }
}
