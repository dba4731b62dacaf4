package io.refocus.application.tracking;

import io.refocus.documents.Legal;

/** One record of the bucket that is copied to MLflow. */
public sealed interface MirrorTask {
    /** Its name in messages: {@code trial 0f3a...}. */
    String describe();

    /** The run of a sweep. */
    record Sweep(String sweepId) implements MirrorTask {
        public Sweep {
            Legal.text("sweepId", sweepId);
        }

        @Override
        public String describe() {
            return "sweep " + sweepId;
        }
    }

    /** The run of a trial: parameters, curves, pictures, state. */
    record Trial(String trialId) implements MirrorTask {
        public Trial {
            Legal.text("trialId", trialId);
        }

        @Override
        public String describe() {
            return "trial " + trialId;
        }
    }

    /** The gate's report beside the run of its trial. */
    record Promotion(String promotionId) implements MirrorTask {
        public Promotion {
            Legal.text("promotionId", promotionId);
        }

        @Override
        public String describe() {
            return "promotion " + promotionId;
        }
    }

    /** A registered model: its versions and its champion. */
    record Model(String name) implements MirrorTask {
        public Model {
            Legal.name("name", name);
        }

        @Override
        public String describe() {
            return "model " + name;
        }
    }
}
