package io.refocus.cli.demo;

import io.refocus.application.restore.RemoteRestorer;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.stores.dataset.DatasetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Restores the test split by the service: no picture of it was used for training. */
final class TestPictures {
    private static final long PIXEL_BUDGET = 100_000_000;

    private final DatasetStore datasets;
    private final RemoteRestorer service;
    private final DemoOutputs outputs;

    TestPictures(DatasetStore datasets, RemoteRestorer service, DemoOutputs outputs) {
        this.datasets = datasets;
        this.service = service;
        this.outputs = outputs;
    }

    /** Restores every test picture, measures the answers, writes the pictures and their contact sheet. */
    List<RestoredPicture> restore(DatasetManifest manifest) {
        List<RestoredPicture> restored = new ArrayList<>();
        List<ContactSheet.Row> rows = new ArrayList<>();
        for (DatasetPair pair : manifest.pairsOf(Split.TEST)) {
            byte[] blurred = datasets.picture(pair.blurredSha256());
            byte[] answer = service.restore(blurred);
            String file = pair.name().replace('/', '_') + "."
                    + PictureFormat.sniff(answer).orElseThrow().extension();
            outputs.writeRestored(file, answer);
            ContactSheet.Row row = row(pair, decode(blurred), decode(answer));
            rows.add(row);
            restored.add(new RestoredPicture(file, row.blurredPsnrDb(), row.restoredPsnrDb()));
        }
        outputs.writeContactSheet(ContactSheet.jpeg(
                String.format(
                        Locale.ROOT,
                        "%s: %d test pictures, PSNR against the sharp original",
                        manifest.name(),
                        rows.size()),
                rows));
        return restored;
    }

    private ContactSheet.Row row(DatasetPair pair, Picture blurred, Picture restored) {
        Picture sharp = decode(datasets.picture(pair.sharpSha256()));
        return new ContactSheet.Row(
                ContactSheet.nameIn("test", pair.name()),
                blurred,
                restored,
                sharp,
                MetricContract.measure(blurred, sharp).psnrDb(),
                MetricContract.measure(restored, sharp).psnrDb());
    }

    private static Picture decode(byte[] encoded) {
        return PictureCodec.decode(encoded, PIXEL_BUDGET);
    }
}
