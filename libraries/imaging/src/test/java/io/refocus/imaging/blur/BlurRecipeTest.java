package io.refocus.imaging.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlurRecipeTest {

    @Test
    void recipeIsReadFromADocument() {
        BlurRecipe recipe = Documents.readJson("""
                {"parts": [
                  {"share": 0.5, "kernel": {"type": "defocus", "minRadiusPixels": 1, "maxRadiusPixels": 3}},
                  {"share": 0.5, "kernel": {"type": "camera-shake", "lengthPixels": 12, "exposures": [0.3, 1]}}],
                 "gamma": 2.2, "noiseSd": 0.004}
                """, "recipe", BlurRecipe.class);
        assertThat(recipe)
                .isEqualTo(new BlurRecipe(
                        List.of(
                                new BlurPart(0.5, new KernelRecipe.Defocus(1, 3)),
                                new BlurPart(0.5, new KernelRecipe.CameraShake(12, List.of(0.3, 1.0)))),
                        2.2,
                        0.004));
    }

    @Test
    void unknownKernelIsRefusedWithTheLegalNames() {
        String json =
                "{\"parts\": [{\"share\": 1, \"kernel\": {\"type\": \"gaussian\"}}], \"gamma\": 1, \"noiseSd\": 0}";
        assertThatThrownBy(() -> Documents.readJson(json, "recipe", BlurRecipe.class))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("gaussian")
                .hasMessageContaining("camera-shake")
                .hasMessageContaining("defocus");
    }

    @Test
    void illegalValuesCannotBeBuilt() {
        BlurPart whole = new BlurPart(1, new KernelRecipe.Defocus(1, 2));
        assertThatThrownBy(() -> new BlurRecipe(List.of(whole, whole), 1, 0)).hasMessageContaining("add up to 2.0");
        assertThatThrownBy(() -> new BlurRecipe(List.of(), 1, 0)).hasMessageContaining("empty list");
        assertThatThrownBy(() -> new BlurRecipe(List.of(whole), 0.5, 0)).hasMessageContaining("gamma is 0.5");
        assertThatThrownBy(() -> new BlurRecipe(List.of(whole), 1, -1)).hasMessageContaining("noiseSd is -1.0");
        assertThatThrownBy(() -> new BlurPart(0, whole.kernel())).hasMessageContaining("share is 0.0");
        assertThatThrownBy(() -> new KernelRecipe.Defocus(3, 2)).hasMessageContaining("maxRadiusPixels is 2.0");
        assertThatThrownBy(() -> new KernelRecipe.CameraShake(0, List.of(1.0)))
                .hasMessageContaining("lengthPixels is 0.0");
        assertThatThrownBy(() -> new KernelRecipe.CameraShake(9, List.of(1.1)))
                .hasMessageContaining("exposures is 1.1");
    }
}
