package io.refocus.stores.trial;

import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial came to at a step: it need not be trained again as far as that.
 *
 * @param parameters what the sweep varied, by dotted path
 * @param restored quality of the restored validation pictures
 * @param identity quality of the blurred validation pictures themselves
 */
public record TrialResult(
        String trialId,
        Map<String, Object> parameters,
        TrialEffort effort,
        QualityScores restored,
        QualityScores identity,
        TrialOrigin origin,
        StoredModelFiles model) {
    public TrialResult {
        ObjectKey.checkSegment("trialId", trialId);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(Legal.required("parameters", parameters)));
        Legal.required("effort", effort);
        Legal.required("restored", restored);
        Legal.required("identity", identity);
        Legal.required("origin", origin);
        Legal.required("model", model);
    }

    /** Gain over the blurred picture, in dB. */
    public double gainDb() {
        return restored.psnrDb() - identity.psnrDb();
    }
}
