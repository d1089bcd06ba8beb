//! How these rules stand, each as it comes to be.
