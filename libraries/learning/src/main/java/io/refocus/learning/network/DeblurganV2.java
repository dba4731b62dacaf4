package io.refocus.learning.network;

import io.refocus.documents.IllegalValueException;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.Pretrained;
import io.refocus.learning.layer.TensorSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The generators of DeblurGAN-v2 (arXiv:1908.03826): a feature pyramid over a light encoder; instance norm without affine.
 * {@code fpn3}: three taps on the frozen first stages of EfficientNet-Lite0 that ship with the program, 174,403 parameters.
 * {@code mobilenet}: five taps on MobileNetV2, all trained, 2,106,627 parameters and the running statistics of its norms.
 *
 * @param encoder which of the two
 * @param encoderWeights for {@code mobilenet}: a safetensors file, pinned by its digest, of exactly the encoder's tensors, under their names without
 *     {@code encoder.N.}, as src/test/python/cut_mobilenet.py makes one of torchvision's; without it the encoder starts
 *     random, which {@link #drawn} says
 */
public record DeblurganV2(Encoder encoder, Optional<PinnedWeights> encoderWeights) implements GeneratorSpec {
    /** The network that extracts features of the blurred picture. */
    public enum Encoder {
        FPN3,
        MOBILENET
    }

    public DeblurganV2 {
        if (encoder == Encoder.FPN3 && encoderWeights.isPresent())
            throw new IllegalValueException(
                    "encoderWeights",
                    encoderWeights.get().file(),
                    "none with the encoder fpn3, whose weights ship with Refocus");
    }

    @Override
    public int multiple() {
        return encoder == Encoder.FPN3 ? 8 : 32;
    }

    @Override
    public GeneratorSpec published() {
        return new DeblurganV2(encoder, Optional.empty());
    }

    @Override
    public GeneratorSpec resumed() {
        return published();
    }

    @Override
    public Optional<String> drawn() {
        if (encoder == Encoder.FPN3) return Optional.empty();
        return Optional.of(encoderWeights
                .map(weights -> "its encoder starts from the weights in " + weights.file())
                .orElse("its encoder starts from random weights: no encoderWeights given"));
    }

    @Override
    public void draw(Blueprint blueprint) {
        if (encoder == Encoder.FPN3) {
            new FeaturePyramid(64, 32)
                    .draw(blueprint, EfficientNetLite0Stages.frozen(), EfficientNetLite0Stages.CHANNELS);
        } else {
            MobileNetV2Stages mobile = new MobileNetV2Stages(1);
            new FeaturePyramid(128, 64).draw(blueprint, started(mobile.stages()), mobile.channels());
        }
    }

    private List<Operator> started(List<Operator> stages) {
        if (encoderWeights.isEmpty()) return stages;
        Path file = encoderWeights.get().verified("an encoder's tensors, as cut_mobilenet.py writes them");
        Map<String, long[]> shapes = new HashMap<>();
        for (Operator stage : stages)
            for (TensorSpec tensor : stage.tensors()) shapes.put(tensor.name(), tensor.dimensions());
        Map<String, float[]> values = new HashMap<>();
        SafeTensors.read(file, shapes).forEach((name, tensor) -> values.put(name, tensor.values()));
        return stages.stream()
                .<Operator>map(stage -> Pretrained.trained(stage, values))
                .toList();
    }
}
