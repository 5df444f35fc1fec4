import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import { render } from 'preact';
import { App } from './app.tsx';
import './styles/base.css';
import './styles/project.css';
import './styles/editor.css';
import './styles/glossary.css';
import './styles/panel.css';
import './styles/several.css';

const root = document.getElementById('app');
if (root) render(<App />, root);
