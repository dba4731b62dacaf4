package io.refocus.inference.restore;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.inference.admission.Bulkhead;
import io.refocus.inference.champion.Champion;
import io.refocus.inference.champion.HotSwap;
import io.refocus.inference.champion.ServedModel;
import io.refocus.inference.config.InferenceConfig;
import io.refocus.inference.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Restores uploads with the model that is champion when their thread is free. */
@ApplicationScoped
public class RestoreService {
    private final Champion champion;
    private final Bulkhead bulkhead;
    private final RestoreMeter meter;
    private final long maxBody;
    private final int pixelBudget;
    private final Semaphore pixelsInMemory;

    public RestoreService(Champion champion, Bulkhead bulkhead, RestoreMeter meter, InferenceConfig config) {
        this.champion = champion;
        this.bulkhead = bulkhead;
        this.meter = meter;
        this.maxBody = config.maxBody().asLongValue();
        this.pixelBudget = config.pixelBudget();
        this.pixelsInMemory = new Semaphore(pixelBudget, true);
    }

    /** @throws ProblemException when the upload is refused */
    public Restoration restore(Upload upload) throws InterruptedException {
        champion.lease().close(); // without a champion the body is not read
        try (Bulkhead.Place place = bulkhead.enter()) {
            byte[] encoded = BoundedBody.read(upload.body(), upload.declaredBytes(), maxBody);
            PictureHeader header = check(encoded, upload);
            PictureFormat answer = PictureChecks.answer(header, upload.acceptable());
            return place.compute(() -> computeWithinMemory(encoded, header, answer));
        }
    }

    private PictureHeader check(byte[] encoded, Upload upload) {
        try {
            PictureHeader header = PictureCodec.header(encoded);
            PictureChecks.withinBudget(header, pixelBudget);
            return header;
        } catch (UnreadablePictureException e) {
            throw PictureChecks.unreadable(e);
        }
    }

    /** Pictures that are decoded at the same time share one budget: the heap then needs room for one of the largest, not for several. */
    private Restoration computeWithinMemory(byte[] encoded, PictureHeader header, PictureFormat format)
            throws InterruptedException {
        int pixels = (int) header.pixels(); // within the budget, checked before
        pixelsInMemory.acquire(pixels);
        try {
            return compute(encoded, header, format);
        } finally {
            pixelsInMemory.release(pixels);
        }
    }

    private Restoration compute(byte[] encoded, PictureHeader header, PictureFormat format) {
        long start = System.nanoTime();
        try (HotSwap.Lease<ServedModel> lease = champion.lease()) {
            Picture restored = lease.value().restore(decode(encoded)); // the blurred picture is released
            byte[] answer = PictureCodec.encode(restored, format);
            meter.restored(header.pixels(), System.nanoTime() - start);
            return new Restoration(answer, format, lease.value().card());
        }
    }

    private Picture decode(byte[] encoded) {
        try {
            return PictureCodec.decode(encoded, pixelBudget);
        } catch (UnreadablePictureException e) {
            throw PictureChecks.unreadable(e);
        }
    }
}
