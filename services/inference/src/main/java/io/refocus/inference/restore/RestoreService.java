package io.refocus.inference.restore;

import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.inference.admission.Bulkhead;
import io.refocus.inference.admission.ClientGoneException;
import io.refocus.inference.champion.Champion;
import io.refocus.inference.champion.HotSwap;
import io.refocus.inference.champion.ServedModel;
import io.refocus.inference.config.InferenceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Restores uploads with the model that is served when their thread is free. Bodies and answers lie on disk; the pixels of all pictures in
 * work share one budget of memory.
 */
@ApplicationScoped
public class RestoreService {
    private final Champion champion;
    private final RestoreMeter meter;
    private final MemoryBudget memory;
    private final long maxBody;
    private final long pixelBudget;

    public RestoreService(Champion champion, RestoreMeter meter, MemoryBudget memory, InferenceConfig config) {
        this.champion = champion;
        this.meter = meter;
        this.memory = memory;
        this.maxBody = config.maxBody().asLongValue();
        this.pixelBudget = config.pixelBudget();
    }

    /**
     * @param place of the upload; closed here
     * @throws io.refocus.inference.problem.ProblemException when the upload is refused
     */
    public Restoration restore(Upload upload, Bulkhead.Place place) throws InterruptedException {
        try (place) {
            champion.lease().close(); // without a model the body is not read
            return restoreInside(upload, place);
        }
    }

    private Restoration restoreInside(Upload upload, Bulkhead.Place place) throws InterruptedException {
        try (SpoolFile body = BodySpool.spool(upload.body(), upload.declaredBytes(), maxBody)) {
            PictureSource source = PictureCodec.open(body.map());
            PictureChecks.withinBudget(source.header(), pixelBudget);
            PictureFormat format = PictureChecks.answer(source.header(), upload.acceptable());
            long entered = System.nanoTime();
            return place.compute(() -> computeWithinMemory(source, format, upload, entered), upload.client());
        } catch (UnreadablePictureException e) {
            throw PictureChecks.unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the body from disk", e);
        }
    }

    private Restoration computeWithinMemory(PictureSource source, PictureFormat format, Upload upload, long entered)
            throws InterruptedException {
        try (HotSwap.Lease<ServedModel> lease = champion.lease()) {
            ServedModel model = lease.value();
            long needed = model.workingBytes(source, format);
            PictureChecks.fitsMemory(source.header(), needed, memory.bytes());
            MemoryBudget.Share share = memory.take("the picture", needed);
            try {
                if (upload.client().gone()) {
                    throw new ClientGoneException();
                }
                meter.waited(System.nanoTime() - entered);
                return compute(source, format, upload, model);
            } finally {
                share.close();
            }
        }
    }

    private Restoration compute(PictureSource source, PictureFormat format, Upload upload, ServedModel model) {
        long start = System.nanoTime();
        PackedPicture picture = source.decode();
        model.restoreInPlace(new AttendedPixels(picture, upload.client()));
        SpoolFile answer = encoded(picture, format);
        meter.restored(model.card(), source.header().pixels(), System.nanoTime() - start);
        return new Restoration(answer, format, picture.remarks(), model.card());
    }

    private static SpoolFile encoded(PackedPicture picture, PictureFormat format) {
        SpoolFile answer = SpoolFile.create();
        try {
            OutputStream out = new BufferedOutputStream(answer.output(), 1 << 16);
            PictureCodec.encodeWhole(picture, format, out);
            out.flush();
            return answer;
        } catch (IOException e) {
            answer.close();
            throw new UncheckedIOException("cannot keep the answer on disk", e);
        } catch (RuntimeException e) {
            answer.close();
            throw e;
        }
    }
}
