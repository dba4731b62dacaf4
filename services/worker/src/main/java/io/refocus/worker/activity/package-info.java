/** Shared by all activities of the worker: conversion of failures, heartbeats and the stop signal. */
package io.refocus.worker.activity;
