package io.refocus.learning.run;

import io.refocus.imaging.sheet.Curves;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.step.StepLosses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The curves of a journal: PNG files by their names. */
public final class TrainingCurves {
    private static final String PSNR = "PSNR, dB";
    private static final String LOSS = "loss";

    private TrainingCurves() {}

    /** {@code psnr.png}, {@code losses.png} and, where there is an adversary, {@code adversary.png}; none of an empty journal. */
    public static Map<String, byte[]> of(Journal journal, String title) {
        Map<String, List<Curves.Point>> psnr = new LinkedHashMap<>();
        journal.validations().forEach(validation -> {
            add(psnr, "restored", validation.step(), validation.restored().psnrDb());
            add(psnr, "blurred", validation.step(), validation.identity().psnrDb());
        });
        Map<String, List<Curves.Point>> losses = new TreeMap<>();
        Map<String, List<Curves.Point>> adversary = new TreeMap<>(); // of another magnitude
        journal.steps().forEach(step -> step.losses()
                .forEach((loss, value) -> add(isAdversary(loss) ? adversary : losses, loss, step.step(), value)));
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        put(pictures, "psnr.png", title, PSNR, psnr);
        if (!losses.isEmpty()) {
            pictures.put(
                    "losses.png",
                    Curves.panels(title + ": losses", losses)); // one may be in dB, another in thousandths
        }
        put(pictures, "adversary.png", title, LOSS, adversary);
        return pictures;
    }

    private static boolean isAdversary(String loss) {
        return loss.equals(StepLosses.ADVERSARIAL) || loss.startsWith(StepLosses.DISCRIMINATOR);
    }

    private static void add(Map<String, List<Curves.Point>> series, String name, long step, double value) {
        series.computeIfAbsent(name, key -> new ArrayList<>()).add(new Curves.Point(step, value));
    }

    private static void put(
            Map<String, byte[]> pictures,
            String file,
            String title,
            String axis,
            Map<String, List<Curves.Point>> series) {
        if (!series.isEmpty()) {
            pictures.put(file, Curves.png(title, axis, series));
        }
    }
}
