package io.refocus.learning.checkpoint;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Float32 arrays of an HDF5 file, as Keras writes them: contiguous, uncompressed. The file is mapped; an array is
 * allocated when it is requested and its type and shape have been checked. Links are refused, as they can lead to
 * another file.
 */
public final class Hdf5Tensors {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /** Kept so that the garbage collector does not drop its level: the reader logs every group it reads. */
    private static final Logger QUIET = Logger.getLogger("io.jhdf");

    static {
        if (QUIET.getLevel() == null) QUIET.setLevel(Level.WARNING);
    }

    private final Path file;
    private final Group root;

    private Hdf5Tensors(Path file, Group root) {
        this.file = file;
        this.root = root;
    }

    /** Whether the file begins like HDF5, whatever its name. */
    public static boolean recognises(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (IOException e) {
            throw new BadWeightsException(file, "cannot be read (" + e + ")", e);
        }
    }

    /** @throws BadWeightsException if the file is not HDF5 or its beginning is damaged */
    public static Hdf5Tensors open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Hdf5Tensors(file, HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, channel.size())));
        } catch (IOException e) {
            throw new BadWeightsException(file, "cannot be read (" + e + ")", e);
        } catch (RuntimeException e) {
            throw new BadWeightsException(file, "is not readable as HDF5 (%s). Is the file truncated?".formatted(e), e);
        }
    }

    /**
     * The dataset at the first of some paths that exists.
     *
     * @param paths names joined by {@code /}, from the root
     * @param shape it must have
     * @throws BadWeightsException naming file and dataset, if there is none, or it is of another type, layout or shape, cut
     *     short, or not finite
     */
    public Tensor read(List<String> paths, long... shape) {
        for (String path : paths) {
            try {
                Node node = find(path);
                if (node != null) return tensor(path, node, shape);
            } catch (BadWeightsException e) {
                throw e;
            } catch (RuntimeException e) { // the reader throws different exceptions for damaged files
                throw bad(path, "cannot be read (%s). Is the file truncated?".formatted(e), e);
            }
        }
        throw new BadWeightsException(
                file, "no dataset %s. Is the file of another network?".formatted(String.join(" or ", paths)));
    }

    private Node find(String path) {
        Node node = root;
        for (String name : path.split("/")) {
            node = node instanceof Group group ? group.getChild(name) : null;
            if (node != null && node.isLink()) throw bad(path, "is behind a link; expected it in this file", null);
        }
        return node;
    }

    private Tensor tensor(String path, Node node, long... shape) {
        if (!(node instanceof Dataset dataset)) throw bad(path, "is a group; expected a dataset", null);
        if (!(dataset.getDataType() instanceof FloatingPoint type) || type.getSize() != Float.BYTES)
            throw bad(path, "has dtype %s; expected float32".formatted(dtype(dataset)), null);
        if (!Arrays.equals(dataset.getDimensionsAsLong(), shape))
            throw bad(
                    path,
                    "has shape %s; expected %s. Is the file of another network?"
                            .formatted(Arrays.toString(dataset.getDimensionsAsLong()), Arrays.toString(shape)),
                    null);
        if (!(dataset instanceof ContiguousDataset contiguous) || dataset.isEmpty())
            throw bad(path, "is compressed, in chunks or empty; expected plain values as Keras saves them", null);
        FloatBuffer stored = contiguous
                .getBuffer()
                .asFloatBuffer(); // checked first, so that the array is never larger than the file
        if (stored.remaining() != dataset.getSize())
            throw bad(
                    path,
                    String.format(
                            Locale.ROOT,
                            "holds %d values; expected %d. Is the file truncated?",
                            stored.remaining(),
                            dataset.getSize()),
                    null);
        float[] values = new float[stored.remaining()];
        stored.get(values);
        return new Tensor(shape, values).finite(file, path);
    }

    private static String dtype(Dataset dataset) {
        return String.format(
                Locale.ROOT,
                "%s of %d bytes",
                dataset.getDataType().getClass().getSimpleName(),
                dataset.getDataType().getSize());
    }

    private BadWeightsException bad(String path, String problem, RuntimeException cause) {
        return new BadWeightsException(file, "tensor %s %s".formatted(path, problem), cause);
    }
}
