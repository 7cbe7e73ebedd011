package io.dstream.state;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;

/**
 * Writes chunks and the numbers of their groups to shuffle files, and nothing else. Java
 * serialization would keep references to a hundred chunks, in case one of them is written again.
 *
 * @param <C> a chunk
 */
public final class ChunkSerializer<C> extends Serializer implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Codec<C> codec;

  public ChunkSerializer(Codec<C> codec) {
    this.codec = codec;
  }

  /**
   * Writes and reads a chunk.
   *
   * @param <C> the chunk
   */
  public interface Codec<C> extends Serializable {
    void write(C chunk, DataOutput out) throws IOException;

    C read(DataInput in) throws IOException;
  }

  @Override
  public SerializerInstance newInstance() {
    return new Instance<>(codec);
  }

  @Override
  public boolean supportsRelocationOfSerializedObjects() {
    return true;
  }

  private static final class Instance<C> extends SerializerInstance {
    private final Codec<C> codec;

    Instance(Codec<C> codec) {
      this.codec = codec;
    }

    @Override
    public <T> ByteBuffer serialize(T t, ClassTag<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T deserialize(ByteBuffer bytes, ClassTag<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T deserialize(ByteBuffer bytes, ClassLoader loader, ClassTag<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SerializationStream serializeStream(OutputStream out) {
      return new Writer<>(codec, new DataOutputStream(out));
    }

    @Override
    public DeserializationStream deserializeStream(InputStream in) {
      return new Reader<>(codec, new DataInputStream(in));
    }
  }

  /** An access to a stream; Scala's methods declare no exceptions. */
  @FunctionalInterface
  private interface Access<T> {
    T run() throws IOException;
  }

  @SuppressWarnings("unchecked") // the cast is erased at run time: Spark expects an EOFException
  private static <T, E extends Exception> T undeclared(Access<T> access) throws E {
    try {
      return access.run();
    } catch (IOException e) {
      throw (E) e;
    }
  }

  private static final class Writer<C> extends SerializationStream {
    private final Codec<C> codec;
    private final DataOutputStream out;

    Writer(Codec<C> codec, DataOutputStream out) {
      this.codec = codec;
      this.out = out;
    }

    @Override
    public <T> SerializationStream writeKey(T group, ClassTag<T> type) {
      return write(() -> out.writeInt((Integer) group));
    }

    @Override
    @SuppressWarnings("unchecked") // Spark passes what is shuffled
    public <T> SerializationStream writeValue(T chunk, ClassTag<T> type) {
      return write(() -> codec.write((C) chunk, out));
    }

    private interface Step {
      void run() throws IOException;
    }

    private SerializationStream write(Step step) {
      try {
        step.run();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public <T> SerializationStream writeObject(T t, ClassTag<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void flush() {
      write(out::flush);
    }

    @Override
    public void close() {
      write(out::close);
    }
  }

  private static final class Reader<C> extends DeserializationStream {
    private final Codec<C> codec;
    private final DataInputStream in;

    Reader(Codec<C> codec, DataInputStream in) {
      this.codec = codec;
      this.in = in;
    }

    @Override
    @SuppressWarnings("unchecked") // as Spark's own serializers do
    public <T> T readKey(ClassTag<T> type) {
      return (T) undeclared(() -> (Integer) in.readInt());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T readValue(ClassTag<T> type) {
      return (T) undeclared(() -> codec.read(in));
    }

    @Override
    public <T> T readObject(ClassTag<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      undeclared(
          () -> {
            in.close();
            return this;
          });
    }
  }
}
