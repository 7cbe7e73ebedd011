import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** Prints the cells of a table: row, column, value. Arguments: the quorum of ZooKeeper, the table. */
final class HBaseScan {
  public static void main(String[] args) throws Exception {
    var conf = HBaseConfiguration.create();
    conf.set("hbase.zookeeper.quorum", args[0]);
    try (Connection connection = ConnectionFactory.createConnection(conf);
        Table table = connection.getTable(TableName.valueOf(args[1]))) {
      for (Result row : table.getScanner(new Scan())) {
        for (Cell cell : row.rawCells()) {
          System.out.println(
              String.join(
                  "\t",
                  Bytes.toString(CellUtil.cloneRow(cell)),
                  Bytes.toString(CellUtil.cloneQualifier(cell)),
                  Bytes.toStringBinary(CellUtil.cloneValue(cell))));
        }
      }
    }
  }
}
