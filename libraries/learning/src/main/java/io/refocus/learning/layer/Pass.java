package io.refocus.learning.layer;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One forward or backward pass through a layer: where its arrays are allocated and which derivatives are needed.
 *
 * @param workspaces DL4J's workspaces of the pass
 * @param training whether a backward pass follows (batch statistics, dropout, arrays kept)
 * @param parameterGradients backward: whether the gradients of the parameters are wanted
 * @param inputGradient backward: whether the gradient of the input is wanted
 * @param inputFree forward: whether the operator may overwrite its input
 * @param inner forward: whether the result is read within the layer only
 * @param channelsLast forward: whether the reader takes {@code [N, H, W, C]} memory seen as {@code [N, C, H, W]}, worthless once
 *     the layer returns
 * @param seed determines all randomness of the pass
 */
public record Pass(
        LayerWorkspaceMgr workspaces,
        boolean training,
        boolean parameterGradients,
        boolean inputGradient,
        boolean inputFree,
        boolean inner,
        boolean channelsLast,
        long seed) {

    /** A new uninitialised array that lives until the backward pass is over, or in inference as long as it is read. */
    public INDArray activation(DataType type, long... shape) {
        if (inner && !training) return forwardScratch(type, shape);
        return workspaces.createUninitialized(ArrayType.ACTIVATIONS, type, shape, 'c');
    }

    /** A new uninitialised array for the operator itself: lives until its backward pass returns, in inference until this one does. */
    INDArray kept(DataType type, long... shape) {
        ArrayType until = training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
        return workspaces.createUninitialized(until, type, shape, 'c');
    }

    /** A new uninitialised array for the gradient handed to the layer below. */
    public INDArray gradient(DataType type, long... shape) {
        return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, type, shape, 'c');
    }

    /** A new uninitialised array that is freed when the forward pass of this layer returns. */
    public INDArray forwardScratch(DataType type, long... shape) {
        return workspaces.createUninitialized(ArrayType.FF_WORKING_MEM, type, shape, 'c');
    }

    /** A new uninitialised array that is freed when the backward pass of this layer returns. */
    public INDArray backwardScratch(DataType type, long... shape) {
        return workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, type, shape, 'c');
    }

    /** A forward pass that does not change its input. */
    public static Pass forward(LayerWorkspaceMgr workspaces, boolean training, long seed) {
        return new Pass(workspaces, training, false, false, false, false, false, seed);
    }

    /** A backward pass. */
    public static Pass backward(LayerWorkspaceMgr workspaces, boolean ofParameters, boolean ofInput, long seed) {
        return new Pass(workspaces, true, ofParameters, ofInput, false, false, false, seed);
    }

    /** The same pass with or without the input gradient. */
    public Pass withInputGradient(boolean wanted) {
        return new Pass(workspaces, training, parameterGradients, wanted, inputFree, inner, channelsLast, seed);
    }

    /** The same pass for another reader, which may or may not overwrite the input. */
    public Pass withInputFree(boolean free) {
        return new Pass(workspaces, training, parameterGradients, inputGradient, free, inner, false, seed);
    }

    /** The same pass for an operator whose result is read within the layer only. */
    Pass within() {
        return new Pass(workspaces, training, parameterGradients, inputGradient, inputFree, true, channelsLast, seed);
    }

    /** The same pass for an operator whose reader accepts channels last, or does not. */
    Pass withChannelsLast(boolean taken) {
        return new Pass(workspaces, training, parameterGradients, inputGradient, inputFree, inner, taken, seed);
    }

    /** Destination of an element-wise operator's result: over its input if it may, else in a new activation. */
    public INDArray over(INDArray input) {
        return inputFree ? input : activation(input.dataType(), input.shape());
    }
}
