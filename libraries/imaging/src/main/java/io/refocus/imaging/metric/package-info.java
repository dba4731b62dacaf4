/** The metric contract: PSNR, SSIM, 3-D SSIM and ACC, defined once for training, gate and reports. */
package io.refocus.imaging.metric;
