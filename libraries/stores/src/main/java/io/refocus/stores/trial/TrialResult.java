package io.refocus.stores.trial;

import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a trial came to at a step: it need not be trained again as far as that.
 *
 * @param parameters what the sweep varied, by dotted path
 * @param restored quality of the restored validation pictures
 * @param identity quality of the blurred validation pictures themselves
 * @param divergence why its training counts as diverged, if it does; its model is the untrained network then
 */
public record TrialResult(
        String trialId,
        Map<String, Object> parameters,
        TrialEffort effort,
        QualityScores restored,
        QualityScores identity,
        TrialOrigin origin,
        StoredModelFiles model,
        Optional<String> divergence) {
    public TrialResult {
        ObjectKey.checkSegment("trialId", trialId);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(Legal.required("parameters", parameters)));
        Legal.required("effort", effort);
        Legal.required("restored", restored);
        Legal.required("identity", identity);
        Legal.required("origin", origin);
        Legal.required("model", model);
        Legal.required("divergence", divergence);
    }

    /** Gain over the blurred picture, in dB. */
    public double gainDb() {
        return restored.psnrDb() - identity.psnrDb();
    }
}
